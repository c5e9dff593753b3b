package io.postrider.tracking;

import io.postrider.tracking.Visitor.Network;
import java.time.Duration;
import java.time.Instant;

/**
 * One open or click with all that is known when it is judged.
 *
 * @param click false for an open
 * @param sentAt business time the next server took the mail; null when that is not known
 */
record Visit(Visitor visitor, boolean click, Instant at, Instant sentAt) {

    /** Faster than people get mail, let alone read it. */
    private static final Duration AT_ONCE = Duration.ofSeconds(10);

    String agent() {
        return visitor.agent();
    }

    boolean atOnce() {
        return sentAt != null && Duration.between(sentAt, at).compareTo(AT_ONCE) < 0;
    }

    boolean from(Network network) {
        return visitor.network() == network;
    }
}
