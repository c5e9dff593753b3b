package io.postrider.segments.rules;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/** What is asked of a value; a value that is missing passes none but {@link Exists}. */
public sealed interface Test {

    /** One of these texts, whatever the case of letters. */
    record Is(List<String> texts) implements Test {}

    /** The text holds this one; of a list, one of its texts is this one. Whatever the case of letters. */
    record Contains(String text) implements Test {}

    /** The text begins with this one, whatever the case of letters. */
    record StartsWith(String text) implements Test {}

    /** True or false. */
    record Truth(boolean value) implements Test {}

    /** A number. */
    record Number(Comparison comparison, BigDecimal value) implements Test {}

    /** Money of one currency; of another, it is not met. */
    record Money(Comparison comparison, BigDecimal minor, String currency) implements Test {}

    /** A day. */
    record Day(Comparison comparison, LocalDate value) implements Test {}

    /** A moment. */
    record Moment(Comparison comparison, Instant value) implements Test {}

    /** A moment not longer ago than this. */
    record Last(Duration time) implements Test {}

    /** A moment still to come, at most this far. */
    record Next(Duration time) implements Test {}

    /** A day among the last so many, today included, where the reports are read. */
    record LastDays(int days) implements Test {}

    /** A day among the next so many, today included, where the reports are read. */
    record NextDays(int days) implements Test {}

    /** A day whose anniversary is today or within so many days; 29 February counts as 28 in other years. */
    record Anniversary(int days) implements Test {}

    /** There is a value, or there is none. */
    record Exists(boolean there) implements Test {}
}
