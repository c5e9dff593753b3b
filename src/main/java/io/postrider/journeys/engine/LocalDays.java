package io.postrider.journeys.engine;

import java.time.DayOfWeek;
import java.util.Locale;

/** Days of the week as they are written in a model: {@code TUE} or {@code Tuesday}. */
final class LocalDays {

    private LocalDays() {}

    /** @throws IllegalArgumentException when it is no day */
    static DayOfWeek of(String text) {
        String upper = text.strip().toUpperCase(Locale.ROOT);
        for (DayOfWeek day : DayOfWeek.values()) {
            if (upper.equals(day.name()) || upper.equals(day.name().substring(0, 3))) {
                return day;
            }
        }
        throw new IllegalArgumentException("'" + text + "' is no day of the week; write MON, TUE, ... SUN");
    }
}
