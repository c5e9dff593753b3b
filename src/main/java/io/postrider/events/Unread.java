package io.postrider.events;

/** Events that a reader has still to read; they are kept, however old they are. */
class Unread extends RuntimeException {

    /** The SQL condition on {@code event_log e} that no reader has still to read it. */
    static final String READ_BY_ALL =
            "not exists (select 1 from event_cursor c where (c.tx_id, c.event_id) < (e.tx_id, e.id))";

    Unread(String message) {
        super(message);
    }
}
