package io.postrider.events;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Says that an earlier event was not what it seemed. The log is never changed: a correction is an event of its own, named
 * like the first with {@code .corrected}, and whoever counts or decides reads both.
 */
public final class Corrections {

    public static final String SUFFIX = ".corrected";

    /** The property that holds the key of the event it corrects. */
    private static final String CORRECTS = "corrects";

    private Corrections() {}

    /**
     * The correction of an event, to be logged. It is dated like the event it speaks of, so that both fall on one day, and
     * has a key that follows from its: one event is corrected once, however often and on however many nodes it is tried.
     *
     * @param instead the properties that are otherwise than they seemed; the others are repeated
     * @param reason a sentence for her timeline
     */
    public static NewEvent of(LoggedEvent event, Map<String, Object> instead, String reason) {
        Map<String, Object> properties = new HashMap<>(event.properties());
        properties.putAll(instead);
        properties.put(CORRECTS, event.key());
        return new NewEvent(
                "correction:" + event.key(),
                event.name() + SUFFIX,
                event.contact(),
                event.occurredAt(),
                properties,
                event.origin(),
                reason,
                event.history());
    }

    /** The events as they are known to be today, without the corrections themselves. */
    static List<LoggedEvent> applied(List<LoggedEvent> events) {
        Map<Object, LoggedEvent> corrections = new HashMap<>();
        events.stream()
                .filter(Corrections::isOne)
                .forEach(it -> corrections.put(it.properties().get(CORRECTS), it));
        return events.stream()
                .filter(it -> !isOne(it))
                .map(it -> corrections.containsKey(it.key()) ? corrected(it, corrections.get(it.key())) : it)
                .toList();
    }

    /** The names and those of their corrections. */
    static Set<String> withTheirs(Set<String> names) {
        return names.stream().flatMap(name -> Stream.of(name, name + SUFFIX)).collect(Collectors.toSet());
    }

    private static boolean isOne(LoggedEvent event) {
        return event.name().endsWith(SUFFIX) && event.properties().containsKey(CORRECTS);
    }

    private static LoggedEvent corrected(LoggedEvent event, LoggedEvent correction) {
        return new LoggedEvent(
                event.id(),
                event.key(),
                event.name(),
                event.contact(),
                event.occurredAt(),
                correction.properties(),
                event.origin(),
                correction.reason(),
                event.history());
    }
}
