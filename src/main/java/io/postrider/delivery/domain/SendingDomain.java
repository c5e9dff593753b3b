package io.postrider.delivery.domain;

import io.postrider.delivery.dkim.DkimKey;
import java.net.URI;
import java.util.List;

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

    /** Relaxed alignment (RFC 7489 3.1) as far as names alone tell it: one is the other, or above it. */
    boolean aligned(String other) {
        return other.equals(domain) || other.endsWith("." + domain) || domain.endsWith("." + other);
    }
}
