package io.postrider.events;

import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** How far each reader has come, and what comes next for it. */
@Component
class CursorTable {

    private final JdbcClient jdbc;
    private final CommitHorizon horizon;
    private final EventRows rows;

    CursorTable(JdbcClient jdbc, CommitHorizon horizon, EventRows rows) {
        this.jdbc = jdbc;
        this.horizon = horizon;
        this.rows = rows;
    }

    /** A place in the log: everything up to and including it has been read. */
    record Place(long txId, long eventId) {}

    /** An event and the place a reader is at after it. */
    record Placed(Place place, LoggedEvent event) {}

    boolean exists(String reader) {
        return jdbc.sql("select 1 from event_cursor where reader = ?")
                .param(reader)
                .query(Integer.class)
                .optional()
                .isPresent();
    }

    /** A new reader begins with the first event there is. */
    void create(String reader) {
        jdbc.sql("insert into event_cursor (reader, tx_id, event_id) values (?, 0, 0)")
                .param(reader)
                .update();
    }

    /** Holds the reader's place until the transaction ends; empty when another node holds it. */
    Optional<Place> lock(String reader) {
        return jdbc.sql("select tx_id, event_id from event_cursor where reader = ? for update skip locked")
                .param(reader)
                .query((row, number) -> new Place(row.getLong(1), row.getLong(2)))
                .optional();
    }

    void move(String reader, Place to) {
        jdbc.sql("update event_cursor set tx_id = ?, event_id = ? where reader = ?")
                .params(to.txId(), to.eventId(), reader)
                .update();
    }

    List<Placed> next(Place after, int limit) {
        long now = horizon.now();
        return jdbc.sql("select * from event_log e where (e.tx_id, e.id) > (:txId, :id) and " + horizon.condition()
                        + " order by e.tx_id, e.id fetch first :limit rows only")
                .param("txId", after.txId())
                .param("id", after.eventId())
                .param("horizon", now)
                .param("limit", limit)
                .query((row, number) ->
                        new Placed(new Place(row.getLong("tx_id"), row.getLong("id")), rows.mapRow(row, number)))
                .list();
    }
}
