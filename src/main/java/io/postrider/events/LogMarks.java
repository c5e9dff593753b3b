package io.postrider.events;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.springframework.stereotype.Component;

/**
 * Whether anything new was logged about a contact, for whoever has looked at her and asks again a moment later.
 *
 * <p>Never says "nothing new" wrongly of what happened within the last weeks, also for events committed late; may say "something new"
 * without need. What happened longer ago and is told of in this very moment is seen by whoever looks next: asking every month
 * of the log before each mail would cost more than the mail.
 */
@Component
public class LogMarks {

    private static final int DAYS_BACK = 35;
    private static final int DAYS_AHEAD = 2;

    private final CommitHorizon horizon;
    private final Clock clock;

    LogMarks(CommitHorizon horizon, Clock clock) {
        this.horizon = horizon;
        this.clock = clock;
    }

    /** To be taken before the first look. */
    public long now() {
        return horizon.mark();
    }

    /**
     * The SQL condition that something was logged since {@code :mark}. The days stand in it as they are, not as parameters, so that
     * the months of the log that cannot hold it are left out when the statement is planned; its text changes once a day.
     *
     * @param contact the column with her id
     */
    public String newsOf(String contact) {
        LocalDate today = clock.instant().atZone(ZoneOffset.UTC).toLocalDate();
        return "exists (select 1 from event_log e where e.contact_id = " + contact + " and " + horizon.unseen()
                + " and e.occurred_at >= " + start(today.minusDays(DAYS_BACK)) + " and e.occurred_at < "
                + start(today.plusDays(DAYS_AHEAD)) + ")";
    }

    private static String start(LocalDate day) {
        return "timestamp with time zone '" + day + " 00:00:00+00:00'";
    }
}
