package io.postrider.delivery;

import io.postrider.contacts.ContactId;
import io.postrider.events.Origin;
import java.time.Instant;
import java.util.Set;

/**
 * Everything that is known about one mail of the outbox, and nothing personal but whose it is.
 *
 * @param state such as {@code DEFERRED}
 * @param reason the sentence for people; addresses a server quoted are left out
 * @param nextAt business time at which it may leave, null when it waits no more
 * @param attempts times a server turned it away
 * @param via the server it was handed to, or null
 * @param reply what that server answered last, without the addresses it quoted, or null
 */
public record MailFacts(
        MailId id,
        ContactId contact,
        String purpose,
        String template,
        String variant,
        Origin origin,
        String state,
        String reason,
        Instant queuedAt,
        Instant nextAt,
        Instant firstTriedAt,
        Instant sentAt,
        int attempts,
        String provider,
        String via,
        String reply) {

    /** Whether it can still be taken back, or be tried now. */
    public boolean waits() {
        return Set.of("PENDING", "DEFERRED", "HELD").contains(state);
    }

    /** Whether a server or a policy made it wait, so that somebody may want to try it now. */
    public boolean retriable() {
        return Set.of("DEFERRED", "HELD").contains(state);
    }

    /** Whether nobody knows if it was sent. */
    public boolean unknown() {
        return state.equals("UNKNOWN");
    }
}
