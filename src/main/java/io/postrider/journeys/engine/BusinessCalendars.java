package io.postrider.journeys.engine;

import java.time.Clock;
import java.util.Date;
import org.operaton.bpm.engine.impl.calendar.BusinessCalendarManager;
import org.operaton.bpm.engine.impl.calendar.CycleBusinessCalendar;
import org.operaton.bpm.engine.impl.calendar.DueDateBusinessCalendar;
import org.operaton.bpm.engine.impl.calendar.DurationBusinessCalendar;
import org.operaton.bpm.engine.impl.calendar.MapBusinessCalendarManager;
import org.springframework.stereotype.Component;

/** Computes every due date of the engine from business time; the engine's own clock is never asked and never moved. */
@Component
class BusinessCalendars {

    private final Clock clock;

    BusinessCalendars(Clock clock) {
        this.clock = clock;
    }

    BusinessCalendarManager forEngine() {
        MapBusinessCalendarManager calendars = new MapBusinessCalendarManager();
        calendars.addBusinessCalendar(DurationBusinessCalendar.NAME, new Waits());
        calendars.addBusinessCalendar(DueDateBusinessCalendar.NAME, new Dates());
        calendars.addBusinessCalendar(CycleBusinessCalendar.NAME, new Cycles());
        return calendars;
    }

    private Date now() {
        return Date.from(clock.instant());
    }

    /** {@code P2D}: from now, or from the moment the mail before it leaves. */
    private final class Waits extends DurationBusinessCalendar {
        @Override
        public Date resolveDuedate(String duration, Date start) {
            return super.resolveDuedate(duration, start == null ? Date.from(LastMail.orNow(clock)) : start);
        }
    }

    /** {@code 2027-03-01T09:00:00Z}, or a duration from now: due dates of tasks. */
    private final class Dates extends DueDateBusinessCalendar {
        @Override
        public Date resolveDuedate(String date, Date start) {
            return super.resolveDuedate(date, start == null ? now() : start);
        }
    }

    /** {@code R3/PT10H}, or a cron expression. */
    private final class Cycles extends CycleBusinessCalendar {
        @Override
        public Date resolveDuedate(String cycle, Date start, long offset) {
            return super.resolveDuedate(cycle, start == null ? now() : start, offset);
        }
    }
}
