package io.postrider.events;

import io.postrider.events.CursorTable.Place;
import io.postrider.events.EventFeed.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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

    private final CursorTable cursors;
    private final ReaderPlaces places;
    private final EventRows rows;
    private final JdbcClient jdbc;

    LongReads(CursorTable cursors, ReaderPlaces places, EventRows rows, JdbcClient jdbc) {
        this.cursors = cursors;
        this.places = places;
        this.rows = rows;
        this.jdbc = jdbc;
    }

    /** Some of the events of a span. @param rest what comes after them */
    public record Page(List<LoggedEvent> events, Span rest) {}

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

    /** The next events of the span; none: there are no more. */
    public Page page(Span span, int limit) {
        List<LoggedEvent> events = new ArrayList<>();
        Place till = new Place(span.tillTxId(), span.tillId());
        Place[] last = {till};
        jdbc.sql("select * from event_log e where " + Span.EVENTS
                        + " order by e.tx_id, e.id fetch first :limit rows only")
                .params(span.params())
                .param("limit", limit)
                .query(row -> {
                    events.add(rows.mapRow(row, events.size()));
                    last[0] = new Place(row.getLong("tx_id"), row.getLong("id"));
                });
        return new Page(events, span(last[0], till));
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
