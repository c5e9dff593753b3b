package io.postrider.console;

import io.postrider.time.TimeSettings;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.springframework.stereotype.Component;

/** Tells instants as people say them, with the exact time to look up; templates ask {@code @when}. */
@Component("when")
class When {

    private static final DateTimeFormatter EXACT =
            DateTimeFormatter.ofPattern("EEEE d MMMM yyyy, HH:mm:ss zzz", Locale.ENGLISH);
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("EEEE d MMMM", Locale.ENGLISH);
    private static final DateTimeFormatter THIS_YEAR = DateTimeFormatter.ofPattern("d MMM", Locale.ENGLISH);
    private static final DateTimeFormatter OTHER_YEAR = DateTimeFormatter.ofPattern("d MMM yyyy", Locale.ENGLISH);
    private static final DateTimeFormatter HOUR = DateTimeFormatter.ofPattern("HH:mm", Locale.ENGLISH);

    private final Clock clock;
    private final ZoneId zone;

    When(Clock clock, TimeSettings settings) {
        this.clock = clock;
        this.zone = settings.timeZone();
    }

    /** Such as "3 minutes ago", "in 2 hours" or "4 Mar". */
    public String said(Instant at) {
        if (at == null) {
            return "";
        }
        Duration away = Duration.between(clock.instant(), at);
        String amount = amount(away.abs());
        if (amount == null) {
            return date(at);
        }
        if (amount.isEmpty()) {
            return "just now";
        }
        return away.isNegative() ? amount + " ago" : "in " + amount;
    }

    /** To the second, with its zone. */
    public String exact(Instant at) {
        return at == null ? "" : EXACT.format(at.atZone(zone));
    }

    /** For machines and the {@code datetime} attribute. */
    public String iso(Instant at) {
        return at == null ? "" : at.toString();
    }

    public String hour(Instant at) {
        return at == null ? "" : HOUR.format(at.atZone(zone));
    }

    /** The day as a headline: Today, Yesterday, or its name. */
    public String day(Instant at) {
        LocalDate day = at.atZone(zone).toLocalDate();
        LocalDate today = clock.instant().atZone(zone).toLocalDate();
        if (day.equals(today)) {
            return "Today";
        }
        if (day.equals(today.minusDays(1))) {
            return "Yesterday";
        }
        return DAY.format(day) + (day.getYear() == today.getYear() ? "" : " " + day.getYear());
    }

    private String date(Instant at) {
        LocalDate day = at.atZone(zone).toLocalDate();
        boolean thisYear = day.getYear() == clock.instant().atZone(zone).getYear();
        return (thisYear ? THIS_YEAR : OTHER_YEAR).format(day);
    }

    /** Null when it is so far away that the date says more; empty when it is now. */
    private static String amount(Duration away) {
        if (away.toSeconds() < 45) {
            return "";
        }
        if (away.toMinutes() < 60) {
            return plural(Math.max(1, away.toMinutes()), "minute");
        }
        if (away.toHours() < 24) {
            return plural(away.toHours(), "hour");
        }
        return away.toDays() < 7 ? plural(away.toDays(), "day") : null;
    }

    private static String plural(long count, String unit) {
        return count + " " + unit + (count == 1 ? "" : "s");
    }
}
