package io.postrider.events;

import io.postrider.time.TimeSettings;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import org.springframework.stereotype.Component;

/** The calendar of the reports: which day it is where the reports are read. */
@Component
public class ReportingDays {

    private final ZoneId zone;
    private final Clock clock;

    ReportingDays(ReportingSettings settings, TimeSettings time, Clock clock) {
        this.zone = settings.reportingZone() == null ? time.timeZone() : settings.reportingZone();
        this.clock = clock;
    }

    public ZoneId zone() {
        return zone;
    }

    public LocalDate today() {
        return clock.instant().atZone(zone).toLocalDate();
    }
}
