package io.postrider.events;

import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.springframework.core.Ordered;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Lets no event about somebody forgotten slip into the log while her erasure commits; for the embedded database, whose
 * foreign keys and row locks do not keep the two apart.
 *
 * <p>Writers commit side by side, an erasure alone: it deletes what was committed before it, and who commits after it takes
 * back what he wrote about her.
 */
class ErasureGate {

    private final ReentrantReadWriteLock gate = new ReentrantReadWriteLock();
    private volatile long erasures;

    /** @param deleteAgain deletes also what was committed since the transaction began to erase */
    void erasing(Runnable deleteAgain) {
        TransactionSynchronizationManager.registerSynchronization(
                new Passage(gate.writeLock(), Ordered.HIGHEST_PRECEDENCE) {
                    @Override
                    void pass() {
                        deleteAgain.run();
                        erasures++;
                    }
                });
    }

    /** @param takeBack deletes what this transaction wrote about contacts who are gone */
    void writing(Runnable takeBack) {
        long before = erasures;
        TransactionSynchronizationManager.registerSynchronization(
                new Passage(gate.readLock(), Ordered.LOWEST_PRECEDENCE) {
                    @Override
                    void pass() {
                        if (erasures != before) {
                            takeBack.run();
                        }
                    }
                });
    }

    /** One transaction's way through the gate: from just before its commit to just after. */
    private abstract static class Passage implements TransactionSynchronization {

        private final Lock lock;
        private final int order;
        private boolean held;

        Passage(Lock lock, int order) {
            this.lock = lock;
            this.order = order;
        }

        abstract void pass();

        /** An erasure first: its lock covers a writer's, not the other way round. */
        @Override
        public int getOrder() {
            return order;
        }

        @Override
        public void beforeCommit(boolean readOnly) {
            lock.lock();
            held = true;
            pass();
        }

        @Override
        public void afterCompletion(int status) {
            if (held) {
                lock.unlock();
            }
        }
    }
}
