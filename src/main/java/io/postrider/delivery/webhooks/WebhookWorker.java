package io.postrider.delivery.webhooks;

import io.postrider.time.MachineTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Digests what was reported, many events in one transaction; one that fails is tried again alone, and set aside at last.
 *
 * <p>Any number of servers may do this at the same time.
 */
@Component
class WebhookWorker {

    static final int ATTEMPTS = 5;
    private static final Logger LOG = LoggerFactory.getLogger(WebhookWorker.class);
    private static final int BATCH = 200;
    private static final int LONGEST_REASON = 500;

    private final WebhookTable table;
    private final Digestion digestion;
    private final WebhookCounts counts;
    private final MachineTime time;
    private final TransactionTemplate transactions;

    WebhookWorker(
            WebhookTable table,
            Digestion digestion,
            WebhookCounts counts,
            MachineTime time,
            PlatformTransactionManager transactions) {
        this.table = table;
        this.digestion = digestion;
        this.counts = counts;
        this.time = time;
        this.transactions = new TransactionTemplate(transactions);
    }

    @Scheduled(fixedDelay = 1_000)
    void digest() {
        try {
            List<Long> due;
            do {
                due = table.due(time.now(), BATCH);
                digest(due);
            } while (due.size() == BATCH);
        } catch (RuntimeException e) {
            LOG.error("Reports of mail providers could not be digested", e);
        }
    }

    private void digest(List<Long> due) {
        try {
            transactions.executeWithoutResult(status -> table.done(table.lock(due).stream()
                    .filter(this::digested)
                    .map(WebhookTable.Waiting::id)
                    .toList()));
        } catch (RuntimeException oneOfThem) {
            due.forEach(this::single);
        }
    }

    private void single(long id) {
        try {
            transactions.executeWithoutResult(
                    status -> table.lock(id).filter(this::digested).ifPresent(it -> table.done(List.of(id))));
        } catch (RuntimeException failed) {
            transactions.executeWithoutResult(status -> table.lock(id).ifPresent(it -> again(it, failed)));
        }
    }

    /** @return false when it has been set aside */
    private boolean digested(WebhookTable.Waiting waiting) {
        try {
            digestion.digest(waiting);
            return true;
        } catch (Undigestible senseless) {
            setAside(waiting, "It cannot be understood: " + senseless.getMessage() + ".");
            return false;
        }
    }

    /** The problem's type only: its message may quote personal data. */
    private void again(WebhookTable.Waiting waiting, RuntimeException failed) {
        String problem = "An internal error (" + failed.getClass().getSimpleName() + ")";
        int attempt = waiting.attempts() + 1;
        if (attempt >= ATTEMPTS) {
            setAside(waiting, problem + ", " + attempt + " times.");
        } else {
            Instant next = time.now().plus(Duration.ofMinutes(1L << attempt));
            table.failed(waiting.id(), "WAITING", problem + "; it is tried again.", next);
        }
    }

    private void setAside(WebhookTable.Waiting waiting, String why) {
        String reason = why.length() <= LONGEST_REASON ? why : why.substring(0, LONGEST_REASON);
        table.failed(waiting.id(), "SET_ASIDE", reason, time.now());
        counts.refused(waiting.provider(), "undigestible", "event " + waiting.id() + " is set aside");
    }
}
