package io.postrider.delivery;

import java.time.Instant;
import java.util.List;

/**
 * A mail the built-in catcher keeps, as a person would look at it.
 *
 * @param receivedAt business time
 * @param deliveries 1, or more when the same message came again
 * @param headers in their order; empty in lists, as are html, text and source
 */
public record CaughtMail(
        long id,
        String messageId,
        String from,
        String to,
        String subject,
        Instant receivedAt,
        int deliveries,
        List<Header> headers,
        String html,
        String text,
        String source) {

    /** One header, decoded. */
    public record Header(String name, String value) {}
}
