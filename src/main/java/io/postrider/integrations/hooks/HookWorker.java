package io.postrider.integrations.hooks;

import io.postrider.access.Problem;
import io.postrider.time.MachineTime;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Understands what was told, each call in a transaction of its own; what stumbles is tried again, later each time.
 *
 * <p>Any number of servers may do this at the same time: a call's row is held while somebody is at it.
 */
@Component
class HookWorker {

    /** With waits of 1, 2, 4 ... minutes: somebody who is not known yet has four hours to become so. */
    static final int ATTEMPTS = 8;

    private static final Logger LOG = LoggerFactory.getLogger(HookWorker.class);
    private static final int BATCH = 200;
    private static final int LONGEST_REASON = 500;

    private final DeliveryTable table;
    private final Understanding understanding;
    private final HookCounts counts;
    private final MachineTime time;
    private final TransactionTemplate transactions;

    HookWorker(
            DeliveryTable table,
            Understanding understanding,
            HookCounts counts,
            MachineTime time,
            PlatformTransactionManager transactions) {
        this.table = table;
        this.understanding = understanding;
        this.counts = counts;
        this.time = time;
        this.transactions = new TransactionTemplate(transactions);
    }

    @Scheduled(fixedDelay = 1_000)
    void work() {
        try {
            List<Long> due;
            do {
                due = table.due(time.now(), BATCH);
                due.forEach(this::one);
            } while (due.size() == BATCH);
        } catch (RuntimeException e) {
            LOG.error("Webhook calls could not be worked on", e);
        }
    }

    private void one(long id) {
        try {
            transactions.executeWithoutResult(status -> table.lock(id).ifPresent(this::understood));
        } catch (DoesNotFit wrong) {
            afterwards(id, it -> setAside(it, wrong.getMessage() + "."));
        } catch (Problem refused) {
            // Its kind only: the sentence may quote what she is called.
            afterwards(id, it -> setAside(it, "It cannot be kept: " + kind(refused) + "."));
        } catch (NotKnownYet early) {
            afterwards(id, it -> again(it, early.getMessage()));
        } catch (RuntimeException failed) {
            afterwards(
                    id,
                    it -> again(it, "An internal error (" + failed.getClass().getSimpleName() + ")"));
        }
    }

    private void understood(DeliveryTable.Waiting waiting) {
        Optional<String> nothing = understanding.take(waiting);
        String state = nothing.isPresent() ? "IGNORED" : "DONE";
        table.done(waiting.id(), state, nothing.orElse(null));
        counts.count(waiting.source(), state.toLowerCase());
    }

    private void afterwards(long id, java.util.function.Consumer<DeliveryTable.Waiting> what) {
        transactions.executeWithoutResult(status -> table.lock(id).ifPresent(what));
    }

    private void again(DeliveryTable.Waiting waiting, String why) {
        int attempt = waiting.attempts() + 1;
        if (attempt >= ATTEMPTS) {
            setAside(waiting, why + ", " + attempt + " times.");
        } else {
            Duration wait = Duration.ofMinutes(1L << (attempt - 1));
            table.failed(
                    waiting.id(),
                    "WAITING",
                    why + "; it is tried again.",
                    time.now().plus(wait));
        }
    }

    private void setAside(DeliveryTable.Waiting waiting, String why) {
        String reason = why.length() <= LONGEST_REASON ? why : why.substring(0, LONGEST_REASON);
        table.failed(waiting.id(), "FAILED", reason, time.now());
        counts.count(waiting.source(), "failed");
        LOG.warn("Webhook call {} of {} is set aside", waiting.id(), waiting.source());
    }

    private static String kind(Problem problem) {
        return problem.getBody().getType().toString().replaceFirst(".*:", "").replace('-', ' ');
    }
}
