package io.postrider.tracking;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Finds clicks that only a program makes: three different links of one mail within two seconds. */
final class Bursts {

    static final Duration WINDOW = Duration.ofSeconds(2);

    private static final int LINKS = 3;

    /** A followed link. @param key of its event */
    record Click(String key, long mail, String url, Instant at) {}

    private Bursts() {}

    /** Keys of the clicks that are part of a burst. */
    static Set<String> among(Collection<Click> clicks) {
        Map<Long, List<Click>> byMail = new HashMap<>();
        clicks.forEach(click ->
                byMail.computeIfAbsent(click.mail(), mail -> new ArrayList<>()).add(click));
        Set<String> keys = new HashSet<>();
        byMail.values().stream().filter(it -> it.size() >= LINKS).forEach(it -> ofOneMail(it, keys));
        return keys;
    }

    /** Two hands along the clicks in their order; what is between them lies within the window. */
    private static void ofOneMail(List<Click> clicks, Set<String> keys) {
        clicks.sort(Comparator.comparing(Click::at));
        Map<String, Integer> links = new HashMap<>();
        int first = 0;
        int marked = 0;
        for (int last = 0; last < clicks.size(); last++) {
            links.merge(clicks.get(last).url(), 1, Integer::sum);
            while (clicks.get(first).at().plus(WINDOW).isBefore(clicks.get(last).at())) {
                links.computeIfPresent(clicks.get(first++).url(), (url, times) -> times == 1 ? null : times - 1);
            }
            if (links.size() >= LINKS) {
                for (marked = Math.max(marked, first); marked <= last; marked++) {
                    keys.add(clicks.get(marked).key());
                }
            }
        }
    }
}
