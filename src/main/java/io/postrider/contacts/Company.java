package io.postrider.contacts;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/**
 * A company contacts belong to.
 *
 * @param domain its internet domain in lower case; null when unknown
 * @param externalId its name in the CRM; null when unknown
 * @param attributes whatever else is known: texts, numbers, booleans
 */
public record Company(
        UUID id,
        String name,
        String domain,
        String externalId,
        Map<String, Object> attributes,
        Instant createdAt,
        Instant updatedAt) {}
