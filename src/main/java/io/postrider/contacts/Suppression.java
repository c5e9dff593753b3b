package io.postrider.contacts;

import java.time.Instant;

/**
 * An address that is never mailed again.
 *
 * @param email the one spelling under which it is found
 * @param at business time since when
 */
public record Suppression(long id, String email, SuppressionKind kind, String reason, Instant at) {

    /** One that may be new. */
    record Wanted(String email, SuppressionKind kind, String reason, Instant at) {

        private static final int LONGEST_REASON = 500;

        Wanted {
            reason = reason.length() > LONGEST_REASON ? reason.substring(0, LONGEST_REASON) : reason;
        }
    }
}
