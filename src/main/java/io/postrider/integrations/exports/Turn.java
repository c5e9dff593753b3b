package io.postrider.integrations.exports;

import io.postrider.time.MachineTime;
import io.postrider.time.Node;
import io.postrider.time.Timestamps;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Sees to it that only one node exports; one that was away too long finds its turn over and writes nothing more. */
@Component
class Turn {

    /** Longer than a store may take for one file. */
    static final Duration LEASE = S3Settings.LONGEST.plusMinutes(10);

    private final JdbcClient jdbc;
    private final Node node;
    private final MachineTime machine;
    private final TransactionTemplate transaction;
    private volatile boolean ended;

    Turn(JdbcClient jdbc, Node node, MachineTime machine, PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.node = node;
        this.machine = machine;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** The turn is another node's by now, or this one stops. */
    static final class Lost extends RuntimeException {}

    /** A turn that was taken. */
    final class Held {

        private final long fence;

        private Held(long fence) {
            this.fence = fence;
        }

        /** Does this in a transaction, and only as long as it is our turn; the lease begins anew. @throws Lost when it is not */
        <T> T step(Supplier<T> work) {
            if (ended) {
                throw new Lost();
            }
            return transaction.execute(status -> {
                renew();
                return work.get();
            });
        }

        private void renew() {
            int ours = jdbc.sql("update export_turn set lease_until = ? where id = 1 and fence = ? and node = ?")
                    .params(until(), fence, node.name())
                    .update();
            if (ours == 0) {
                throw new Lost();
            }
        }

        void leave() {
            jdbc.sql("update export_turn set node = null, lease_until = null where id = 1 and fence = ? and node = ?")
                    .params(fence, node.name())
                    .update();
        }
    }

    /** Empty when it is another node's. A node that comes back after a crash takes up its own at once. */
    Optional<Held> take() {
        return transaction.execute(status -> {
            int taken = jdbc.sql(
                            """
                            update export_turn set node = :node, fence = fence + 1, lease_until = :until
                            where id = 1 and (node is null or node = :node or lease_until <= :now)
                            """)
                    .param("node", node.name())
                    .param("until", until())
                    .param("now", Timestamps.of(machine.now()))
                    .update();
            return taken == 0
                    ? Optional.empty()
                    : Optional.of(new Held(jdbc.sql("select fence from export_turn where id = 1")
                            .query(Long.class)
                            .single()));
        });
    }

    /** This node takes no further step: it is stopping, and whoever comes next goes on. */
    void end() {
        ended = true;
    }

    private OffsetDateTime until() {
        return Timestamps.of(machine.now().plus(LEASE));
    }
}
