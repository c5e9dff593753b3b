package io.postrider.integrations.exports;

import io.postrider.events.EventFeed.Span;
import io.postrider.integrations.exports.ExportRun.State;
import io.postrider.time.Timestamps;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The exports there were, and the next ones, as they can be looked at. */
@Component
class RunList {

    private final JdbcClient jdbc;

    RunList(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The oldest in this state. */
    Optional<ExportRun> first(State state) {
        return jdbc.sql("select * from export_run where state = ? order by id fetch first 1 row only")
                .param(state.name())
                .query(RunList::read)
                .optional();
    }

    /** The newest in this state. */
    Optional<ExportRun> last(State state) {
        return jdbc.sql("select * from export_run where state = ? order by id desc fetch first 1 row only")
                .param(state.name())
                .query(RunList::read)
                .optional();
    }

    /** Newest first, older than the given one (null: from the newest). */
    List<ExportRun> newest(Long before, int limit) {
        return jdbc.sql("select * from export_run where id < ? order by id desc fetch first ? rows only")
                .params(before == null ? Long.MAX_VALUE : before, limit)
                .query(RunList::read)
                .list();
    }

    ExportRun get(long run) {
        return jdbc.sql("select * from export_run where id = ?")
                .param(run)
                .query(RunList::read)
                .single();
    }

    /** Whether that night has its export. */
    boolean has(LocalDate night) {
        return jdbc.sql("select count(*) from export_run where night = ?")
                        .param(night)
                        .query(Long.class)
                        .single()
                > 0;
    }

    String manifest(long run) {
        return jdbc.sql("select manifest from export_run where id = ?")
                .param(run)
                .query(String.class)
                .single();
    }

    Span span(long run) {
        return jdbc.sql("select after_tx, after_id, till_tx, till_id from export_run where id = ?")
                .param(run)
                .query((row, number) -> new Span(row.getLong(1), row.getLong(2), row.getLong(3), row.getLong(4)))
                .single();
    }

    private static ExportRun read(ResultSet row, int number) throws SQLException {
        return new ExportRun(
                row.getLong("id"),
                State.valueOf(row.getString("state")),
                row.getObject("night", LocalDate.class),
                row.getString("asked_by"),
                row.getBoolean("everything"),
                row.getString("store"),
                Timestamps.read(row, "asked_at"),
                Timestamps.read(row, "started_at"),
                Timestamps.read(row, "finished_at"),
                row.getLong("contacts"),
                row.getLong("gone"),
                row.getLong("events"),
                row.getLong("results"),
                row.getString("error"));
    }
}
