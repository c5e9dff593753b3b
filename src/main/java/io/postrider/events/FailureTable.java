package io.postrider.events;

import io.postrider.time.MachineTime;
import io.postrider.time.Timestamps;
import java.time.Instant;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Events that a reader could not digest, so far or for good. */
@Component
class FailureTable {

    private final JdbcClient jdbc;
    private final MachineTime machine;
    private final EventSettings settings;

    FailureTable(JdbcClient jdbc, MachineTime machine, EventSettings settings) {
        this.jdbc = jdbc;
        this.machine = machine;
        this.settings = settings;
    }

    /** Whether the pause after the last attempt is still running. */
    boolean pausing(String reader, long event) {
        return jdbc.sql(
                        """
                        select next_attempt_at from event_failure
                        where reader = ? and event_id = ? and not set_aside
                        """)
                .params(reader, event)
                .query((row, number) -> Timestamps.read(row, "next_attempt_at"))
                .optional()
                .filter(next -> machine.now().isBefore(next))
                .isPresent();
    }

    /** Counts one more failed attempt. @return whether it was the last one: the event is set aside */
    boolean count(String reader, long event, RuntimeException failure) {
        Optional<Integer> before = jdbc.sql("select attempts from event_failure where reader = ? and event_id = ?")
                .params(reader, event)
                .query(Integer.class)
                .optional();
        int attempts = before.orElse(0) + 1;
        boolean last = attempts >= settings.attempts();
        String sql = before.isPresent()
                ? """
                  update event_failure
                  set attempts = :attempts, set_aside = :last, next_attempt_at = :next, error = :error
                  where reader = :reader and event_id = :event
                  """
                : """
                  insert into event_failure (reader, event_id, attempts, set_aside, next_attempt_at, error)
                  values (:reader, :event, :attempts, :last, :next, :error)
                  """;
        Instant next = machine.now().plus(settings.retryPause());
        jdbc.sql(sql)
                .param("attempts", attempts)
                .param("last", last)
                .param("next", Timestamps.of(next))
                .param("error", error(failure))
                .param("reader", reader)
                .param("event", event)
                .update();
        return last;
    }

    /** It worked in the end. */
    void forget(String reader, long event) {
        jdbc.sql("delete from event_failure where reader = ? and event_id = ?")
                .params(reader, event)
                .update();
    }

    long setAside() {
        return jdbc.sql("select count(*) from event_failure where set_aside")
                .query(Long.class)
                .single();
    }

    /** The kind of failure and where it came from; messages may quote personal data and are not kept. */
    private static String error(RuntimeException failure) {
        StackTraceElement[] trace = failure.getStackTrace();
        String place = trace.length == 0 ? "" : " at " + trace[0];
        String text = failure.getClass().getName() + place;
        return text.length() <= 500 ? text : text.substring(0, 500);
    }
}
