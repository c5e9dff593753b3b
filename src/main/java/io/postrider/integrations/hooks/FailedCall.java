package io.postrider.integrations.hooks;

import java.time.Instant;

/**
 * A call that could not be understood, or not yet, as operators may see it: without its content.
 *
 * @param state {@code WAITING} while it is tried again, {@code FAILED} once it is set aside
 * @param receivedAt machine time
 * @param kept whether its body is still there, so that it can be tried again
 */
public record FailedCall(
        long id, String topic, Instant receivedAt, String state, int attempts, String reason, boolean kept) {}
