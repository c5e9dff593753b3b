package io.postrider.events;

import org.springframework.stereotype.Component;

/**
 * Whether anything new was logged about a contact, for whoever has looked at her and asks again a moment later.
 *
 * <p>Never says "nothing new" wrongly, also for events committed late; may say "something new" without need.
 */
@Component
public class LogMarks {

    private final CommitHorizon horizon;

    LogMarks(CommitHorizon horizon) {
        this.horizon = horizon;
    }

    /** To be taken before the first look. */
    public long now() {
        return horizon.mark();
    }

    /** The SQL condition that something was logged since {@code :mark}. @param contact the column with her id */
    public String newsOf(String contact) {
        return "exists (select 1 from event_log e where e.contact_id = " + contact + " and " + horizon.unseen() + ")";
    }
}
