package io.postrider.events;

import io.postrider.events.CursorTable.Place;
import io.postrider.events.CursorTable.Stretch;
import io.postrider.events.FeedReading.Follows;
import io.postrider.events.FeedReading.Reader;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
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
        return read(new Reader(reader, null, each(handler), null), limit);
    }

    /**
     * The same for a reader that wants only events of some names; passing the others costs it almost nothing.
     *
     * @param limit how many events it is handed at most; many more may be passed
     * @param names asked in the transaction, after the last event that is passed was committed: a reader that begins to want
     *     a name misses none logged after that
     * @return 0 as above; otherwise it went on, and there may be more
     */
    public int read(String reader, int limit, Supplier<Set<String>> names, Consumer<LoggedEvent> handler) {
        return readTogether(reader, limit, names, each(handler));
    }

    /** The same for a reader that is handed a batch at once, in order; one by one only when a batch has failed. */
    public int readTogether(
            String reader, int limit, Supplier<Set<String>> names, Consumer<List<LoggedEvent>> handler) {
        return read(new Reader(reader, names, handler, null), limit);
    }

    /**
     * The same for a reader that is handed no event another reader has not read yet, if it is one that matters.
     *
     * @param matters the names of such events
     */
    public int readBehind(
            Behind behind,
            Supplier<Set<String>> matters,
            String reader,
            int limit,
            Supplier<Set<String>> names,
            Consumer<LoggedEvent> handler) {
        return read(new Reader(reader, names, each(handler), new Follows(behind, matters)), limit);
    }

    private static Consumer<List<LoggedEvent>> each(Consumer<LoggedEvent> handler) {
        return batch -> batch.forEach(handler);
    }

    /**
     * Lets the reader work on the next events as a whole, by SQL over {@link Span}; for sums and projections that need not
     * look at each. Work and cursor are one transaction; when it fails, the same events are next again.
     *
     * @param limit about how many events at once
     * @return 0 when there is nothing new or another node is at it; otherwise it went on, and there may be more
     */
    public int sweep(String reader, int limit, Consumer<Span> work) {
        introduce(reader);
        return transaction.execute(status -> {
            Place from = cursors.lock(reader).orElse(null);
            Stretch next = from == null ? Stretch.NOTHING : cursors.reach(from, limit);
            if (next.passed() > 0) {
                work.accept(new Span(
                        from.txId(),
                        from.eventId(),
                        next.end().txId(),
                        next.end().eventId()));
                cursors.move(reader, next.end());
            }
            return next.passed();
        });
    }

    /** A part of the log that nothing is added to any more: the events after one place up to and with another. */
    public record Span(long afterTxId, long afterId, long tillTxId, long tillId) {

        /** The SQL condition on {@code event_log e}; see {@link #params}. */
        public static final String EVENTS =
                "(e.tx_id, e.id) > (:afterTxId, :afterId) and (e.tx_id, e.id) <= (:tillTxId, :tillId)";

        public Map<String, Object> params() {
            return Map.of("afterTxId", afterTxId, "afterId", afterId, "tillTxId", tillTxId, "tillId", tillId);
        }
    }

    private int read(Reader who, int limit) {
        introduce(who.name());
        FeedReading reading = new FeedReading(who, cursors, failures, transaction);
        try {
            return reading.batch(limit);
        } catch (RuntimeException e) {
            if (reading.nothingRead()) {
                throw e;
            }
            LOG.info(
                    "{} failed on a batch of events, so they go one by one: {}",
                    who.name(),
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
