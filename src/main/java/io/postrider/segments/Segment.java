package io.postrider.segments;

import java.time.Instant;

/**
 * A group of contacts, described by a rule and kept up to date.
 *
 * @param key lower-case words with hyphens; never changes
 * @param rule the rule as JSON text
 * @param version counts the changes of the rule, from 1
 */
public record Segment(
        String key,
        String name,
        String description,
        Kind kind,
        String rule,
        int version,
        Instant createdAt,
        Instant changedAt) {

    /** Who wrote it. */
    public enum Kind {
        OWN,
        READY_MADE
    }
}
