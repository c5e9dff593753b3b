package io.postrider.integrations.connections;

import io.postrider.integrations.connections.Task.Counts;
import io.postrider.integrations.connections.Task.Page;
import io.postrider.time.MachineTime;
import io.postrider.time.Timestamps;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** How far each task is; who works on one holds a lease, and a fence keeps out who has lost it. */
@Component
class TaskTable {

    private final JdbcClient jdbc;
    private final MachineTime time;

    TaskTable(JdbcClient jdbc, MachineTime time) {
        this.jdbc = jdbc;
        this.time = time;
    }

    /** A task as it stands. */
    record Row(
            String connection,
            String task,
            String state,
            String place,
            String mark,
            Instant nextAt,
            long fence,
            int attempts,
            long done,
            long refused,
            String error,
            Instant finishedAt) {}

    List<Row> of(String connection) {
        return jdbc.sql("select * from connection_task where connection = ? order by task")
                .param(connection)
                .query(TaskTable::row)
                .list();
    }

    /** Due at once. */
    void add(String connection, String task) {
        jdbc.sql(
                        """
                        insert into connection_task (connection, task, state, next_at, fence, attempts, done, refused)
                        values (:connection, :task, 'WAITING', :now, 0, 0, 0, 0)
                        """)
                .param("connection", connection)
                .param("task", task)
                .param("now", Timestamps.of(time.now()))
                .update();
    }

    /** The next page is due at once. @return false when somebody works on it, or there is no such task */
    boolean wake(String connection, String task) {
        return jdbc.sql(
                                """
                                update connection_task set state = 'WAITING', next_at = :now, attempts = 0, error = null
                                where connection = :connection and task = :task
                                  and (lease_until is null or lease_until < :now)
                                """)
                        .param("connection", connection)
                        .param("task", task)
                        .param("now", Timestamps.of(time.now()))
                        .update()
                == 1;
    }

    /** What stuck goes on: its connection has been mended. */
    void unstick(String connection) {
        jdbc.sql(
                        """
                        update connection_task set state = 'WAITING', next_at = :now, attempts = 0, error = null
                        where connection = :connection and state = 'STUCK'
                        """)
                .param("connection", connection)
                .param("now", Timestamps.of(time.now()))
                .update();
    }

    /** One that is due, held from now on; a connection's tasks take turns, so that nobody is asked from two sides. */
    Optional<Row> take(Duration lease) {
        Instant now = time.now();
        Optional<Row> due = jdbc.sql(
                        """
                        select * from connection_task t
                        where state = 'WAITING' and next_at <= :now
                          and not exists (select 1 from connection_task o
                                          where o.connection = t.connection and o.lease_until >= :now)
                        order by next_at, connection, task
                        fetch first 1 row only
                        for update skip locked
                        """)
                .param("now", Timestamps.of(now))
                .query(TaskTable::row)
                .optional();
        return due.map(row -> held(row, now.plus(lease)));
    }

    private Row held(Row row, Instant until) {
        jdbc.sql(
                        """
                        update connection_task set lease_until = :until, fence = :fence
                        where connection = :connection and task = :task
                        """)
                .param("until", Timestamps.of(until))
                .param("fence", row.fence() + 1)
                .param("connection", row.connection())
                .param("task", row.task())
                .update();
        return find(row.connection(), row.task());
    }

    /** @return whether it is still ours; then nobody takes it before the transaction ends */
    boolean hold(Row turn) {
        return jdbc.sql(
                        """
                        select 1 from connection_task
                        where connection = ? and task = ? and fence = ? for update
                        """)
                .params(turn.connection(), turn.task(), turn.fence())
                .query(Integer.class)
                .optional()
                .isPresent();
    }

    /** A page was kept. @param nextAt when the task goes on; null: never */
    Row moved(Row turn, Page page, Counts counts, Instant nextAt, Instant leaseUntil) {
        boolean over = page.place() == null;
        jdbc.sql(
                        """
                        update connection_task set state = :state, place = :place, mark = :mark, next_at = :next,
                          lease_until = :lease, attempts = 0, error = null, done = done + :done,
                          refused = refused + :refused, finished_at = :finished
                        where connection = :connection and task = :task
                        """)
                .param("state", nextAt == null ? "DONE" : "WAITING")
                .param("place", page.place())
                .param("mark", over && page.mark() != null ? page.mark() : turn.mark())
                .param("next", Timestamps.of(nextAt == null ? turn.nextAt() : nextAt))
                .param("lease", over ? null : Timestamps.of(leaseUntil))
                .param("done", counts.done())
                .param("refused", counts.refused())
                .param("finished", over ? Timestamps.of(time.now()) : Timestamps.of(turn.finishedAt()))
                .param("connection", turn.connection())
                .param("task", turn.task())
                .update();
        return find(turn.connection(), turn.task());
    }

    /** Gives it back. @param error null when nothing is wrong @param nextAt null: it is stuck */
    void giveBack(Row turn, String error, Instant nextAt) {
        jdbc.sql(
                        """
                        update connection_task set state = :state, next_at = :next, lease_until = null,
                          attempts = :attempts, error = :error
                        where connection = :connection and task = :task and fence = :fence
                        """)
                .param("state", nextAt == null ? "STUCK" : "WAITING")
                .param("next", Timestamps.of(nextAt == null ? turn.nextAt() : nextAt))
                .param("attempts", error == null ? 0 : turn.attempts() + 1)
                .param("error", error)
                .param("connection", turn.connection())
                .param("task", turn.task())
                .param("fence", turn.fence())
                .update();
    }

    private Row find(String connection, String task) {
        return jdbc.sql("select * from connection_task where connection = ? and task = ?")
                .params(connection, task)
                .query(TaskTable::row)
                .single();
    }

    private static Row row(ResultSet row, int number) throws SQLException {
        return new Row(
                row.getString("connection"),
                row.getString("task"),
                row.getString("state"),
                row.getString("place"),
                row.getString("mark"),
                Timestamps.read(row, "next_at"),
                row.getLong("fence"),
                row.getInt("attempts"),
                row.getLong("done"),
                row.getLong("refused"),
                row.getString("error"),
                Timestamps.read(row, "finished_at"));
    }
}
