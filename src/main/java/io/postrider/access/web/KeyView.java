package io.postrider.access.web;

import io.postrider.access.ApiKeys.ApiKey;
import java.time.Instant;

/** A key of a program, without the key. @param lastUsed within ten minutes; null when it never was */
record KeyView(long id, String name, String role, Instant createdAt, Instant lastUsed) {

    static KeyView of(ApiKey key) {
        return new KeyView(key.id(), key.name(), RoleNames.of(key.role()), key.createdAt(), key.lastUsedAt());
    }
}
