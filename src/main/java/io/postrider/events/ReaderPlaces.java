package io.postrider.events;

import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** How far readers have come, for whoever builds on what they make of the log. */
@Component
public class ReaderPlaces {

    private final JdbcClient jdbc;

    ReaderPlaces(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A place in the log: everything up to and including it has been read. */
    public record Place(long txId, long id) {}

    /** The place of this reader, or of the slowest of those named {@code <reader>-...}; empty when nobody reads so. */
    public Optional<Place> of(String reader) {
        return jdbc.sql(
                        """
                        select tx_id, event_id from event_cursor where reader = :reader or reader like :beginning
                        order by tx_id, event_id fetch first 1 rows only
                        """)
                .param("reader", reader)
                .param("beginning", reader + "-%")
                .query((row, number) -> new Place(row.getLong("tx_id"), row.getLong("event_id")))
                .optional();
    }
}
