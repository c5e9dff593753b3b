package io.postrider.segments.rules;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Everything a rule can ask of somebody, in memory. @param mark a tag that all people of one test have */
record Person(
        UUID id,
        String mark,
        String email,
        String externalId,
        String timeZone,
        String locale,
        Instant createdAt,
        Map<String, Object> attributes,
        Map<String, Object> computed,
        Set<String> tags,
        Map<String, Agreed> consents,
        boolean suppressed,
        List<Did> events,
        List<Order> orders,
        List<Cart> carts,
        Set<String> segments,
        List<Map<String, Object>> companies) {

    record Agreed(String status, Instant expiresAt) {}

    record Did(String key, String name, Instant at, String journey, String step, Map<String, Object> properties) {}

    record Order(
            String id, Instant at, String currency, long total, long refunded, boolean cancelled, List<Line> lines) {}

    record Line(String product, String category) {}

    record Cart(Instant updatedAt, boolean ordered, int lines) {}
}
