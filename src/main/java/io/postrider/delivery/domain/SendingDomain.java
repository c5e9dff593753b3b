package io.postrider.delivery.domain;

import io.postrider.delivery.dkim.DkimKey;
import java.net.URI;
import java.util.List;
import java.util.Locale;

/**
 * A domain mail is sent from, with what this installation knows of it.
 *
 * @param domain of the From address, ASCII
 * @param returnDomain of the envelope sender, the domain itself when none is configured
 * @param keys its DKIM keys that receivers may meet, newest first
 * @param obstacle why its active key cannot be used, or null
 * @param tracking where links and pixels in its mail lead
 * @param helo name under which this server introduces itself, empty when its mail server speaks for it
 */
record SendingDomain(
        String domain, String returnDomain, List<DkimKey> keys, String obstacle, URI tracking, String helo) {

    /**
     * Relaxed alignment (RFC 7489 3.1): both belong to one organisation. Without a list of public suffixes that is taken to be the last
     * two labels, or three below a suffix like {@code co.uk}.
     */
    boolean aligned(String other) {
        return organisation(domain).equals(organisation(other));
    }

    private static String organisation(String name) {
        String[] labels = name.toLowerCase(Locale.ROOT).split("\\.");
        int last = labels.length - 1;
        boolean deep = last >= 2
                && labels[last].length() == 2
                && labels[last - 1].matches("com?|net|org|ac|gov|edu|or|ne|gob|gv");
        int from = Math.max(0, last - (deep ? 2 : 1));
        return String.join(".", List.of(labels).subList(from, labels.length));
    }
}
