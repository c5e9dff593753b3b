package io.postrider.integrations.outbound;

import java.time.Instant;

/**
 * What became of telling one webhook of one event.
 *
 * @param nextAttemptAt machine time; counts while it waits
 * @param answer the last status; null when there was none
 */
public record Delivery(
        long id,
        String event,
        String state,
        int attempts,
        Instant nextAttemptAt,
        Integer answer,
        String error,
        Instant createdAt) {}
