package io.postrider.delivery.policies;

import io.postrider.contacts.Contact;
import io.postrider.time.TimeSettings;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.springframework.stereotype.Component;

/** The hours of a contact's own day in which mail may reach her. */
@Component
public class SendWindow {

    private static final DateTimeFormatter SAID = DateTimeFormatter.ofPattern("EEE d MMM HH:mm VV", Locale.ENGLISH);

    private final SendWindowSettings settings;
    private final ZoneId ordinaryZone;

    SendWindow(SendWindowSettings settings, TimeSettings time) {
        this.settings = settings;
        this.ordinaryZone = time.timeZone();
    }

    /** The given moment when it lies in her window, else the next opening; a start inside a clock change moves with the clock. */
    public Instant next(Instant moment, ZoneId zone) {
        ZonedDateTime local = moment.atZone(zone);
        LocalTime time = local.toLocalTime();
        LocalDate day = local.toLocalDate();
        if (!time.isBefore(settings.windowStart()) && time.isBefore(settings.windowEnd()) && !quiet(day)) {
            return moment;
        }
        LocalDate open = time.isBefore(settings.windowStart()) ? day : day.plusDays(1);
        while (quiet(open)) {
            open = open.plusDays(1);
        }
        return ZonedDateTime.of(open, settings.windowStart(), zone).toInstant();
    }

    private boolean quiet(LocalDate day) {
        return settings.quietDays().contains(day.getDayOfWeek());
    }

    /** Where her mornings are; the installation's zone when nobody knows. */
    public ZoneId zone(Contact contact) {
        return contact == null || contact.timeZone() == null ? ordinaryZone : contact.timeZone();
    }

    /** How much of the installation's window has passed: 0 before it opens, 1 when it has closed. */
    double passed(Instant moment) {
        double since = moment.atZone(ordinaryZone).toLocalTime().toSecondOfDay()
                - settings.windowStart().toSecondOfDay();
        return Math.max(0, Math.min(1, since / seconds()));
    }

    /** What an hour is of a whole window, at most all of it. */
    double hourShare() {
        return Math.min(1, 3600 / seconds());
    }

    /** The moment at which so much of the installation's window has passed, on the day of the given one. */
    Instant today(Instant moment, double share) {
        LocalDate day = moment.atZone(ordinaryZone).toLocalDate();
        return ZonedDateTime.of(day, settings.windowStart(), ordinaryZone)
                .plusSeconds(Math.round(share * seconds()))
                .toInstant();
    }

    /** The same, on the day after. */
    Instant tomorrow(Instant moment, double share) {
        return today(moment.atZone(ordinaryZone).plusDays(1).toInstant(), share);
    }

    private double seconds() {
        return settings.windowEnd().toSecondOfDay() - settings.windowStart().toSecondOfDay();
    }

    /** A moment as she would say it, such as {@code Tue 24 Nov 09:00 Europe/Paris}. */
    public static String said(Instant moment, ZoneId zone) {
        return SAID.format(moment.atZone(zone));
    }

    /** Such as {@code 09:00 to 18:00}. */
    public String hours() {
        return settings.windowStart() + " to " + settings.windowEnd();
    }
}
