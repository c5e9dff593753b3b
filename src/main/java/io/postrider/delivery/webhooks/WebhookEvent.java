package io.postrider.delivery.webhooks;

import io.postrider.delivery.MailId;
import java.time.Instant;

/**
 * One event a provider reported, as operators may see it: without its content.
 *
 * @param state {@code WAITING}, {@code DONE} or {@code SET_ASIDE}
 * @param reason why it has not been digested, or null
 * @param receivedAt machine time
 */
public record WebhookEvent(
        long id,
        String provider,
        String eventId,
        MailId mail,
        Instant receivedAt,
        String state,
        int attempts,
        String reason) {}
