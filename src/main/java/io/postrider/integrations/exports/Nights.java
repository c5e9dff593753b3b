package io.postrider.integrations.exports;

import io.postrider.events.LongReads;
import io.postrider.events.ReportingDays;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import org.springframework.stereotype.Component;

/** Which night's export is due: the last one whose hour has come. Nights that were slept through are told by it, too. */
@Component
class Nights {

    private final RunList list;
    private final RunTable runs;
    private final LongReads reads;
    private final ExportSettings settings;
    private final ReportingDays days;
    private final Clock clock;
    private volatile boolean left;

    Nights(RunList list, RunTable runs, LongReads reads, ExportSettings settings, ReportingDays days, Clock clock) {
        this.list = list;
        this.runs = runs;
        this.reads = reads;
        this.settings = settings;
        this.days = days;
        this.clock = clock;
    }

    boolean due() {
        return !list.has(last());
    }

    /** Notes it, in the caller's transaction. */
    LocalDate want() {
        runs.want(last(), false, "nightly");
        return last();
    }

    /** Nothing is exported any more: the log need not keep anything for it. Should it be again, it begins with everything. */
    void off() {
        if (!left) {
            reads.leave(Exporting.READER);
            left = true;
        }
    }

    private LocalDate last() {
        ZonedDateTime now = clock.instant().atZone(days.zone());
        return now.toLocalTime().isBefore(settings.at()) ? now.toLocalDate().minusDays(1) : now.toLocalDate();
    }
}
