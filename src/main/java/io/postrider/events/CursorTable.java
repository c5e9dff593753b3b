package io.postrider.events;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** How far each reader has come, and what comes next for it. */
@Component
class CursorTable {

    /** As many events as are cheap to pass in one transaction when nobody wants them. */
    private static final int LONGEST_STRETCH = 10_000;

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

    /**
     * A part of the log that nothing is added to any more.
     *
     * @param end its last place
     * @param passed how many events it has at least; 0: there is none
     * @param events those of them that are wanted
     */
    record Stretch(Place end, int passed, List<Placed> events) {

        static final Stretch NOTHING = new Stretch(null, 0, List.of());
    }

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

    /** What comes next, every event of it. */
    Stretch next(Place after, int limit) {
        List<Placed> events = query(after, "and " + horizon.condition(), limit)
                .param("horizon", horizon.now())
                .query(this::placed)
                .list();
        return events.isEmpty()
                ? Stretch.NOTHING
                : new Stretch(events.get(events.size() - 1).place(), events.size(), events);
    }

    /**
     * What comes next of these names; the others are passed without being looked at.
     *
     * @param names asked when it is certain how far the stretch goes, so that whatever was known before its last event counts
     */
    Stretch next(Place after, int limit, Supplier<Set<String>> names) {
        Stretch all = reach(after, LONGEST_STRETCH);
        if (all.passed() == 0) {
            return all;
        }
        Set<String> wanted = names.get();
        if (wanted.isEmpty()) {
            return all;
        }
        List<Placed> events = query(after, "and (e.tx_id, e.id) <= (:endTxId, :endId) and e.name in (:names)", limit)
                .param("endTxId", all.end().txId())
                .param("endId", all.end().eventId())
                .param("names", wanted)
                .query(this::placed)
                .list();
        return events.size() < limit
                ? new Stretch(all.end(), Math.max(1, events.size()), events)
                : new Stretch(events.get(limit - 1).place(), limit, events);
    }

    /**
     * How far the log may be read now, but not much further than so many events: a reader that has slept for long holds up the
     * others' horizon while it works. From an index alone, and usually from its last page.
     */
    Stretch reach(Place after, int limit) {
        long now = horizon.now();
        Optional<Place> last = end(after, now, " order by e.tx_id desc, e.id desc fetch first 1 rows only");
        if (last.isPresent() && last.get().eventId() - after.eventId() > limit) {
            // Ids are not counted one by one, so this may be fewer than it seems.
            last = end(after, now, " order by e.tx_id, e.id offset " + (limit - 1) + " rows fetch next 1 rows only")
                    .or(() -> end(after, now, " order by e.tx_id desc, e.id desc fetch first 1 rows only"));
        }
        return last.map(end -> new Stretch(end, 1, List.of())).orElse(Stretch.NOTHING);
    }

    private Optional<Place> end(Place after, long now, String order) {
        return jdbc.sql("select e.tx_id, e.id from event_log e where (e.tx_id, e.id) > (:txId, :id) and "
                        + horizon.condition() + order)
                .param("txId", after.txId())
                .param("id", after.eventId())
                .param("horizon", now)
                .query((row, number) -> place(row))
                .optional();
    }

    private JdbcClient.StatementSpec query(Place after, String condition, int limit) {
        return jdbc.sql("select * from event_log e where (e.tx_id, e.id) > (:txId, :id) " + condition
                        + " order by e.tx_id, e.id fetch first :limit rows only")
                .param("txId", after.txId())
                .param("id", after.eventId())
                .param("limit", limit);
    }

    private Placed placed(ResultSet row, int number) throws SQLException {
        return new Placed(place(row), rows.mapRow(row, number));
    }

    private static Place place(ResultSet row) throws SQLException {
        return new Place(row.getLong("tx_id"), row.getLong("id"));
    }
}
