package io.postrider.integrations.outbound;

import io.postrider.integrations.outbound.TellingTable.Due;
import io.postrider.integrations.outbound.WebhookCaller.Outcome;
import io.postrider.time.MachineTime;
import jakarta.annotation.PreDestroy;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Tells what waits. Each webhook has its own turn, so one that hangs holds up no other; one that fails is told less and less often, and
 * at last not any more.
 */
@Component
class TellingWorker {

    private static final Logger LOG = LoggerFactory.getLogger(TellingWorker.class);
    private static final int THREADS = 8;
    private static final int BATCH = 10;
    private static final int GONE = 410;
    private static final double JITTER = 0.1;

    private static final List<Duration> PAUSES = List.of(
            Duration.ofSeconds(5),
            Duration.ofSeconds(30),
            Duration.ofMinutes(2),
            Duration.ofMinutes(10),
            Duration.ofMinutes(30),
            Duration.ofHours(1),
            Duration.ofHours(3),
            Duration.ofHours(6),
            Duration.ofHours(12),
            Duration.ofHours(24));

    private final OutgoingWebhooks webhooks;
    private final TellingTable deliveries;
    private final WebhookCaller caller;
    private final OutboundSettings settings;
    private final MachineTime machine;
    private final TransactionTemplate transaction;
    private final ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    private final Set<UUID> busy = ConcurrentHashMap.newKeySet();

    TellingWorker(
            OutgoingWebhooks webhooks,
            TellingTable deliveries,
            WebhookCaller caller,
            OutboundSettings settings,
            MachineTime machine,
            PlatformTransactionManager transactions) {
        this.webhooks = webhooks;
        this.deliveries = deliveries;
        this.caller = caller;
        this.settings = settings;
        this.machine = machine;
        this.transaction = new TransactionTemplate(transactions);
    }

    @Scheduled(fixedDelay = 1_000)
    void tell() {
        try {
            begin();
        } catch (RuntimeException e) {
            LOG.warn("Webhooks could not be told; they are tried again: {}", e.toString());
        }
    }

    @Scheduled(fixedDelay = 3_600_000, initialDelay = 60_000)
    void prune() {
        deliveries.prune(machine.now().minus(settings.keep()));
    }

    /** @return the turns that began */
    List<Future<?>> begin() {
        List<Future<?>> turns = new ArrayList<>();
        for (UUID webhook : deliveries.webhooksWithSomething()) {
            if (busy.add(webhook)) {
                turns.add(threads.submit(() -> turn(webhook)));
            }
        }
        return turns;
    }

    private void turn(UUID id) {
        try {
            OutgoingWebhook webhook = webhooks.find(id).orElse(null);
            if (webhook == null) {
                return;
            }
            String secret = webhooks.secret(id);
            List<Due> due = transaction.execute(status -> deliveries.take(id, BATCH, lease()));
            for (int i = 0; i < due.size(); i++) {
                if (!told(webhook, secret, due.get(i))) {
                    // Whoever does not answer now is not asked nine times more.
                    due.subList(i + 1, due.size()).forEach(it -> deliveries.giveBack(it.id(), after(1)));
                    return;
                }
            }
        } catch (RuntimeException e) {
            LOG.warn("Webhook {} could not be told: {}", id, e.toString());
        } finally {
            busy.remove(id);
        }
    }

    /** Longer than all calls of a turn may take together. */
    private Duration lease() {
        return settings.timeout().multipliedBy(3L * BATCH);
    }

    /** @return whether to go on with the next */
    private boolean told(OutgoingWebhook webhook, String secret, Due due) {
        Outcome outcome = caller.call(webhook.url(), "msg_" + due.id(), secret, due.body());
        if (outcome.taken()) {
            deliveries.taken(due.id(), outcome.answer());
            webhooks.took(webhook.id());
            return true;
        }
        boolean gone = outcome.answer() != null && outcome.answer() == GONE;
        if (gone || due.attempts() >= settings.attempts()) {
            deliveries.givenUp(due.id(), outcome.answer(), outcome.error());
        } else {
            Instant next = outcome.pause() == null
                    ? after(due.attempts())
                    : machine.now().plus(outcome.pause());
            deliveries.later(due.id(), next, outcome.answer(), outcome.error());
        }
        webhooks.failed(webhook.id(), gone ? "It answered 410: it is gone for good." : null);
        return false;
    }

    private Instant after(int attempts) {
        Duration pause = PAUSES.get(Math.min(attempts, PAUSES.size()) - 1);
        double factor = 1 + ThreadLocalRandom.current().nextDouble(-JITTER, JITTER);
        return machine.now().plusMillis((long) (pause.toMillis() * factor));
    }

    @PreDestroy
    void stop() {
        threads.shutdownNow();
    }
}
