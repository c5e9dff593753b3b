package io.postrider.events;

import java.util.function.Consumer;
import org.springframework.stereotype.Component;

/**
 * Durable readers of the log: each reader sees every event once, in order, and none is skipped because it was committed late.
 *
 * <p>The reader's work and the move of its cursor are one transaction; only one node works for a reader at a time.
 */
@Component
public class EventFeed {

    /**
     * Hands the next events to the reader, each batch in one transaction; when a batch fails its events run one by one, and
     * one that keeps failing is set aside (table {@code event_failure}, an alarm) so that the others go on.
     *
     * @return how many events were read; 0 when there is nothing new or another node is reading
     */
    public int read(String reader, int limit, Consumer<LoggedEvent> handler) {
        throw new UnsupportedOperationException();
    }
}
