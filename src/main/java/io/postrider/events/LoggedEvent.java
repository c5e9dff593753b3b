package io.postrider.events;

import io.postrider.contacts.ContactId;
import java.time.Instant;
import java.util.Map;

/**
 * An event as it stands in the log; {@code id} grows with the order of logging, not of happening.
 *
 * @param history caught up on by an import or a back-fill: starts no journey and moves none on
 */
public record LoggedEvent(
        long id,
        String key,
        String name,
        ContactId contact,
        Instant occurredAt,
        Map<String, Object> properties,
        Origin origin,
        String reason,
        boolean history) {}
