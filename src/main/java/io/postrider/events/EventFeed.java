package io.postrider.events;

import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Durable readers of the log: each reader sees every event once, in order, and none is skipped because it was committed late.
 *
 * <p>The reader's work and the move of its cursor are one transaction; only one node works for a reader at a time.
 */
@Component
public class EventFeed {

    private static final Logger LOG = LoggerFactory.getLogger(EventFeed.class);

    private final CursorTable cursors;
    private final FailureTable failures;
    private final TransactionTemplate transaction;

    EventFeed(CursorTable cursors, FailureTable failures, PlatformTransactionManager transactions) {
        this.cursors = cursors;
        this.failures = failures;
        this.transaction = new TransactionTemplate(transactions);
    }

    /**
     * Hands the next events to the reader, each batch in one transaction; when a batch fails its events run one by one, and
     * one that keeps failing is set aside (table {@code event_failure}, an alarm) so that the others go on.
     *
     * <p>Must not be called inside a transaction.
     *
     * @return how many events were read; 0 when there is nothing new, another node is reading, or a failed event is given
     *     a pause
     */
    public int read(String reader, int limit, Consumer<LoggedEvent> handler) {
        introduce(reader);
        FeedReading reading = new FeedReading(reader, handler, cursors, failures, transaction);
        try {
            return reading.batch(limit);
        } catch (RuntimeException e) {
            if (reading.nothingRead()) {
                throw e;
            }
            LOG.info(
                    "{} failed on a batch of events, so they go one by one: {}",
                    reader,
                    e.getClass().getName());
            return reading.oneByOne();
        }
    }

    /** How many events have been set aside because a reader could not digest them; each is worth an alarm. */
    public long setAside() {
        return failures.setAside();
    }

    private void introduce(String reader) {
        if (cursors.exists(reader)) {
            return;
        }
        try {
            transaction.executeWithoutResult(status -> cursors.create(reader));
        } catch (DuplicateKeyException e) {
            LOG.debug("another node introduced the reader {}", reader);
        }
    }
}
