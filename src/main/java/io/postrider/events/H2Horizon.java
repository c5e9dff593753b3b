package io.postrider.events;

import java.util.concurrent.ConcurrentSkipListSet;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** On the embedded database all writers are in this JVM: it knows the first id of each transaction still open. */
class H2Horizon implements CommitHorizon {

    private final JdbcClient jdbc;
    private final ConcurrentSkipListSet<Long> firstIds = new ConcurrentSkipListSet<>();
    private long last;

    H2Horizon(JdbcClient jdbc) {
        this.jdbc = jdbc;
        this.last = take();
    }

    @Override
    public String condition() {
        return "e.id < :horizon";
    }

    @Override
    public synchronized long now() {
        // Not isEmpty() and then first(): the last of them may end in between.
        Long first = firstIds.ceiling(Long.MIN_VALUE);
        return first == null ? last + 1 : first;
    }

    @Override
    public long mark() {
        return now();
    }

    @Override
    public String unseen() {
        return "e.id >= :mark";
    }

    /** An id for a row of the current transaction. */
    synchronized long nextId() {
        last = take();
        if (TransactionSynchronizationManager.getSynchronizations().stream().noneMatch(this::isOurs)) {
            firstIds.add(last);
            TransactionSynchronizationManager.registerSynchronization(new InFlight(this, last));
        }
        return last;
    }

    private long take() {
        return jdbc.sql("select next value for event_log_id").query(Long.class).single();
    }

    private boolean isOurs(TransactionSynchronization synchronization) {
        return synchronization instanceof InFlight inFlight && inFlight.horizon == this;
    }

    /** A transaction that has taken ids and has not ended yet. */
    private record InFlight(H2Horizon horizon, long firstId) implements TransactionSynchronization {

        @Override
        public void afterCompletion(int status) {
            horizon.firstIds.remove(firstId);
        }
    }
}
