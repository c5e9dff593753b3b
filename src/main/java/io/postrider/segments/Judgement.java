package io.postrider.segments;

import java.time.Instant;
import java.util.UUID;

/**
 * What a rule says about a contact.
 *
 * @param changesAt when that changes although nothing happens; null when it never does
 */
record Judgement(UUID contact, boolean in, Instant changesAt) {}
