package io.postrider.delivery;

import java.time.Instant;

/**
 * How far writing to a whole audience has come.
 *
 * @param key the pattern's key
 * @param queued mails that stand in the outbox by now, over all runs of this key
 * @param startedAt business time of the newest start
 * @param finishedAt business time at which everybody had her mail in the outbox; null while it is under way, or was killed
 */
public record BulkProgress(String key, long queued, Instant startedAt, Instant finishedAt) {}
