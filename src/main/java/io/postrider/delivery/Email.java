package io.postrider.delivery;

import io.postrider.contacts.ContactId;
import io.postrider.events.Origin;
import java.util.Map;

/**
 * The intention to write to somebody.
 *
 * @param key idempotency key: a second intention of the same key is the first one
 * @param purpose what it is for; decides about consent
 * @param template key of the template, rendered only when the mail is about to leave
 * @param variant subject variant, or null
 * @param variables values the step passes on; never personal data
 * @param moment when it should leave
 * @param answersOwnAct true when she has just done something this mail answers: no window, no caps
 * @param priority who wins when there is too much, higher first; 0 is normal
 */
public record Email(
        String key,
        ContactId contact,
        String purpose,
        String template,
        String variant,
        Map<String, Object> variables,
        Origin origin,
        Moment moment,
        boolean answersOwnAct,
        int priority) {

    /** When a mail should leave. */
    public enum Moment {
        /** As soon as policies allow. */
        NOW,
        /** In her next local send window. */
        NEXT_WINDOW
    }
}
