package io.postrider.delivery.policies;

import java.time.Duration;

/** Spans of time in words. */
final class Spans {

    private static final int HOURS_A_DAY = 24;

    private Spans() {}

    /** Such as {@code 7 days}, {@code 20 hours}, {@code 1 day}. */
    static String said(Duration span) {
        long hours = span.toHours();
        if (hours == 0) {
            return many(span.toMinutes(), "minute");
        }
        return hours % HOURS_A_DAY == 0 ? many(hours / HOURS_A_DAY, "day") : many(hours, "hour");
    }

    static String many(long count, String what) {
        return count + " " + what + (count == 1 ? "" : "s");
    }
}
