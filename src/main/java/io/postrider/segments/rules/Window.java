package io.postrider.segments.rules;

import java.time.Duration;
import java.time.Instant;

/**
 * A stretch of time: the last so many hours before now, or between two moments, or ever.
 *
 * <p>The last 30 days are 720 hours before this moment: what happened exactly that long ago is out.
 *
 * @param last null when the window does not move
 * @param from included; null: from the beginning
 * @param to excluded; null: without end
 */
record Window(Duration last, Instant from, Instant to) {

    static final Window EVER = new Window(null, null, null);

    boolean moves() {
        return last != null;
    }
}
