package io.postrider.delivery;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.springframework.stereotype.Component;

/** The hours of a contact's own day in which mail may reach her. */
@Component
class SendWindow {

    private static final DateTimeFormatter SAID = DateTimeFormatter.ofPattern("EEE d MMM HH:mm VV", Locale.ENGLISH);

    private final LocalTime start;
    private final LocalTime end;

    SendWindow(DeliverySettings settings) {
        this.start = settings.windowStart();
        this.end = settings.windowEnd();
    }

    /** The given moment when it lies in her window, else the next opening; a start inside a clock change moves with the clock. */
    Instant next(Instant moment, ZoneId zone) {
        ZonedDateTime local = moment.atZone(zone);
        LocalTime time = local.toLocalTime();
        if (!time.isBefore(start) && time.isBefore(end)) {
            return moment;
        }
        var day =
                time.isBefore(start) ? local.toLocalDate() : local.toLocalDate().plusDays(1);
        return ZonedDateTime.of(day, start, zone).toInstant();
    }

    /** A moment as she would say it, such as {@code Tue 24 Nov 09:00 Europe/Paris}. */
    static String said(Instant moment, ZoneId zone) {
        return SAID.format(moment.atZone(zone));
    }

    String hours() {
        return start + " to " + end;
    }
}
