package io.postrider.delivery;

import io.postrider.contacts.ContactId;
import io.postrider.events.Origin;
import java.time.Instant;

/**
 * A mail of the outbox as others may see it.
 *
 * @param sentAt business time it was accepted by the next server, null before
 */
public record SentMail(
        MailId id,
        ContactId contact,
        String purpose,
        String template,
        String variant,
        Origin origin,
        String state,
        String reason,
        Instant sentAt) {}
