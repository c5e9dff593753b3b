package io.postrider.segments.rules;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.impl.DSL;

/** A test as SQL. Every condition says no, and never "unknown", of a value that is missing; so {@code not} means its opposite. */
final class Asked {

    private Asked() {}

    static Condition text(Field<String> value, Test test) {
        Field<String> lower = DSL.lower(value);
        if (test instanceof Test.Is is) {
            return among(lower, is.texts().stream().map(Asked::lower).toList());
        }
        if (test instanceof Test.Contains contains) {
            return there(value)
                    .and(DSL.position(lower, DSL.val(lower(contains.text()))).gt(0));
        }
        if (test instanceof Test.StartsWith starts) {
            return there(value).and(lower.startsWith(lower(starts.text())));
        }
        return exists(value, test);
    }

    /** Of what is kept in one spelling only. */
    static Condition code(Field<String> value, Test test) {
        return test instanceof Test.Is is
                ? among(
                        value,
                        is.texts().stream()
                                .map(it -> it.toUpperCase(Locale.ROOT))
                                .toList())
                : exists(value, test);
    }

    /** Of one, the value is worked out once for each contact, not a second time to see whether there is any. */
    private static Condition among(Field<String> value, List<String> wanted) {
        return wanted.size() == 1
                ? value.isNotDistinctFrom(wanted.get(0))
                : there(value).and(value.in(wanted));
    }

    static <T extends Number> Condition number(Field<T> value, Comparison comparison, T wanted) {
        Field<T> bound = DSL.val(wanted, value);
        return there(value)
                .and(
                        switch (comparison) {
                            case IS -> value.eq(bound);
                            case ABOVE -> value.gt(bound);
                            case AT_LEAST -> value.ge(bound);
                            case BELOW -> value.lt(bound);
                            case AT_MOST -> value.le(bound);
                        });
    }

    /** Of days kept as text, which have the order of days. */
    static Condition day(Field<String> value, Test test, LocalDate today) {
        if (test instanceof Test.Day day) {
            return there(value)
                    .and(compared(value, day.comparison(), day.value().toString()));
        }
        if (test instanceof Test.LastDays last) {
            return there(value).and(value.between(today.minusDays(last.days()).toString(), today.toString()));
        }
        if (test instanceof Test.NextDays next) {
            return there(value)
                    .and(value.between(
                            today.toString(), today.plusDays(next.days()).toString()));
        }
        if (test instanceof Test.Anniversary anniversary) {
            return there(value).and(DSL.substring(value, 6, 5).in(daysOfTheYear(today, anniversary.days())));
        }
        return exists(value, test);
    }

    /** Such as 02-28 and, when that year has no 29th, 02-29 with it. */
    static List<String> daysOfTheYear(LocalDate today, int days) {
        return IntStream.rangeClosed(0, days)
                .mapToObj(today::plusDays)
                .flatMap(day -> day.getMonthValue() == 2 && day.getDayOfMonth() == 28 && !day.isLeapYear()
                        ? java.util.stream.Stream.of("02-28", "02-29")
                        : java.util.stream.Stream.of(day.toString().substring(5)))
                .distinct()
                .toList();
    }

    /** Of moments kept as text in whole seconds, which have the order of moments. */
    static Condition moment(Field<String> value, Test test, Instant now) {
        if (test instanceof Test.Moment moment) {
            boolean above = moment.comparison() == Comparison.ABOVE;
            return there(value)
                    .and(
                            above
                                    ? value.gt(floor(moment.value()))
                                    : value.lt(floor(moment.value().plusNanos(999_999_999))));
        }
        if (test instanceof Test.Last last) {
            return there(value).and(value.gt(floor(now.minus(last.time())))).and(value.le(floor(now)));
        }
        if (test instanceof Test.Next next) {
            return there(value).and(value.gt(floor(now))).and(value.le(floor(now.plus(next.time()))));
        }
        return exists(value, test);
    }

    static Condition column(Field<OffsetDateTime> value, Test test, Instant now) {
        if (test instanceof Test.Moment moment) {
            return moment.comparison() == Comparison.ABOVE
                    ? value.gt(Scope.at(moment.value()))
                    : value.lt(Scope.at(moment.value()));
        }
        if (test instanceof Test.Last last) {
            return value.gt(Scope.at(now.minus(last.time()))).and(value.le(Scope.at(now)));
        }
        if (test instanceof Test.Next next) {
            return value.gt(Scope.at(now)).and(value.le(Scope.at(now.plus(next.time()))));
        }
        return exists(value, test);
    }

    static Condition exists(Field<?> value, Test test) {
        if (test instanceof Test.Exists exists) {
            return exists.there() ? value.isNotNull() : value.isNull();
        }
        throw new IllegalStateException("a test that does not fit: " + test);
    }

    private static Condition there(Field<?> value) {
        return value.isNotNull();
    }

    private static Condition compared(Field<String> value, Comparison comparison, String wanted) {
        return switch (comparison) {
            case IS -> value.eq(wanted);
            case ABOVE -> value.gt(wanted);
            case AT_LEAST -> value.ge(wanted);
            case BELOW -> value.lt(wanted);
            case AT_MOST -> value.le(wanted);
        };
    }

    private static String floor(Instant moment) {
        return moment.truncatedTo(ChronoUnit.SECONDS).toString();
    }

    static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }
}
