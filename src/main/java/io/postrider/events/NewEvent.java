package io.postrider.events;

import io.postrider.contacts.ContactId;
import java.time.Instant;
import java.util.Map;

/**
 * Something that happened to a contact and is to be logged.
 *
 * @param key unique for ever; a second event of the same key is the same event. Null: one is made up
 * @param name lower-case words with dots, such as {@code order.placed}
 * @param occurredAt business time at which it happened
 * @param properties what is known about it: plain JSON values
 * @param origin the journey step that caused it, {@link Origin#NONE} for the outside world
 * @param reason a sentence for her timeline, may be null
 * @param history told of long after it happened, by an import or a back-fill: counts for segments and sums, but starts no
 *     journey and moves none on
 */
public record NewEvent(
        String key,
        String name,
        ContactId contact,
        Instant occurredAt,
        Map<String, Object> properties,
        Origin origin,
        String reason,
        boolean history) {

    /** News. */
    public NewEvent(
            String key,
            String name,
            ContactId contact,
            Instant occurredAt,
            Map<String, Object> properties,
            Origin origin,
            String reason) {
        this(key, name, contact, occurredAt, properties, origin, reason, false);
    }

    /** The same, as something that is only caught up on. */
    public NewEvent asHistory() {
        return new NewEvent(key, name, contact, occurredAt, properties, origin, reason, true);
    }
}
