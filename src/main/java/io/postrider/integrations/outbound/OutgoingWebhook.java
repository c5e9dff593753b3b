package io.postrider.integrations.outbound;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * Somebody who wants to hear of events.
 *
 * @param events names such as {@code order.placed}, beginnings such as {@code email.*}, or {@code *}
 * @param includeContact whether she is told by address and external id, too, and not by her id alone
 * @param offReason why it was switched off by itself; null when it is on, or somebody did
 * @param failingSince machine time since which it took nothing; null while it does
 */
public record OutgoingWebhook(
        UUID id,
        String url,
        List<String> events,
        boolean includeContact,
        boolean active,
        String offReason,
        Instant failingSince,
        Instant createdAt,
        String createdBy) {

    boolean wants(String name) {
        return events.stream()
                .anyMatch(pattern -> pattern.equals("*")
                        || pattern.equals(name)
                        || pattern.endsWith(".*") && name.startsWith(pattern.substring(0, pattern.length() - 1)));
    }
}
