package io.postrider.events;

import io.postrider.events.CursorTable.Place;
import io.postrider.events.EventFeed.Span;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Readers whose work takes longer than a transaction may, such as a nightly export: they are given a part of the log that nothing is added
 * to any more, read it page by page, and say at the end that it is done.
 *
 * <p>Nothing is skipped that was committed late, and the log keeps what such a reader has still to read. Its caller sees to it that only
 * one works for a reader at a time.
 */
@Component
public class LongReads {

    private static final Place BEGINNING = new Place(0, 0);
    private static final int FETCHED = 1_000;

    private final CursorTable cursors;
    private final ReaderPlaces places;
    private final EventRows rows;
    private final JdbcClient jdbc;
    private final NamedParameterJdbcTemplate stream;

    LongReads(CursorTable cursors, ReaderPlaces places, EventRows rows, JdbcClient jdbc, DataSource database) {
        this.cursors = cursors;
        this.places = places;
        this.rows = rows;
        this.jdbc = jdbc;
        JdbcTemplate bitByBit = new JdbcTemplate(database);
        bitByBit.setFetchSize(FETCHED);
        this.stream = new NamedParameterJdbcTemplate(bitByBit);
    }

    /** Whether this reader has a place in the log. */
    public boolean knows(String reader) {
        return cursors.exists(reader);
    }

    /**
     * From the reader's place as far as the log may be read now; a new reader begins with the first event there is.
     *
     * @param again from the first event, wherever the reader is
     */
    @Transactional
    public Span begin(String reader, boolean again) {
        Optional<Place> place = places.of(reader).map(it -> new Place(it.txId(), it.id()));
        if (place.isEmpty()) {
            cursors.create(reader);
        }
        Place from = again ? BEGINNING : place.orElse(BEGINNING);
        Place till = cursors.reach(from, Integer.MAX_VALUE).end();
        return span(from, till == null ? from : till);
    }

    /**
     * Hands over the next events of the span, one by one; in the caller's transaction, or a driver would hold all of them in memory.
     *
     * @return what comes after them; empty when that were all
     */
    public Optional<Span> page(Span span, int limit, Consumer<LoggedEvent> handler) {
        Place[] last = {new Place(span.afterTxId(), span.afterId())};
        int[] read = {0};
        Map<String, Object> params = new HashMap<>(span.params());
        params.put("limit", limit);
        stream.query(
                "select * from event_log e where " + Span.EVENTS
                        + " order by e.tx_id, e.id fetch first :limit rows only",
                params,
                row -> {
                    handler.accept(rows.mapRow(row, read[0]++));
                    last[0] = new Place(row.getLong("tx_id"), row.getLong("id"));
                });
        return read[0] < limit
                ? Optional.empty()
                : Optional.of(span(last[0], new Place(span.tillTxId(), span.tillId())));
    }

    /** The reader's work on the span is safe; to be said in the transaction that makes it so. */
    @Transactional
    public void done(String reader, Span span) {
        cursors.move(reader, new Place(span.tillTxId(), span.tillId()));
    }

    /** The reader reads no more, and the log keeps nothing for it. */
    public void leave(String reader) {
        jdbc.sql("delete from event_cursor where reader = ?").param(reader).update();
    }

    private static Span span(Place after, Place till) {
        return new Span(after.txId(), after.eventId(), till.txId(), till.eventId());
    }
}
