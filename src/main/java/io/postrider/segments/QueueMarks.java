package io.postrider.segments;

import io.postrider.time.MachineTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/**
 * Up to where this node has worked off each part of the queue. What is done is deleted, and stays in the database's way until it is swept up;
 * whoever begins behind it need not climb over it. What was written before and committed late, or waited for commerce, lies before the mark:
 * for it the marks are forgotten three times a second.
 */
@Component
class QueueMarks {

    private static final Duration FORGOTTEN_AFTER = Duration.ofMillis(300);

    private final Map<String, Long> marks = new ConcurrentHashMap<>();
    private final MachineTime time;
    private volatile Instant since = Instant.EPOCH;

    QueueMarks(MachineTime time) {
        this.time = time;
    }

    /** The id after which to look. */
    long of(String segment, Cause cause) {
        return marks.getOrDefault(segment + ' ' + cause, 0L);
    }

    void done(String segment, Cause cause, long id) {
        marks.merge(segment + ' ' + cause, id, Math::max);
    }

    /** To be said before a look at all. */
    void age() {
        Instant now = time.now();
        if (since.plus(FORGOTTEN_AFTER).isBefore(now)) {
            since = now;
            marks.clear();
        }
    }
}
