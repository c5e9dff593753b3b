package io.postrider.delivery;

import io.postrider.time.TimeSettings;
import jakarta.annotation.PreDestroy;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** The connections of this node: one looks whether mail is due, and wakes the next when there is more than it can carry. */
@Component
class Senders {

    private static final Logger LOG = LoggerFactory.getLogger(Senders.class);
    private static final int GRACE_SECONDS = 20;

    /** A sender and whether somebody works with it. */
    private record Slot(Sender sender, AtomicBoolean busy) {}

    private final List<Slot> slots = new ArrayList<>();
    private final ExecutorService threads;
    private final int batch;
    private volatile boolean stopping;

    Senders(SenderFactory factory, Recovery recovery, DeliverySettings settings, TimeSettings time) {
        this.batch = settings.batch();
        this.threads = Executors.newFixedThreadPool(settings.senders());
        if (time.workers()) {
            recovery.recover();
        }
        for (int i = 0; i < settings.senders(); i++) {
            slots.add(new Slot(factory.sender(i), new AtomicBoolean()));
        }
    }

    /** Never waits for a sender: one that hangs at a dumb server holds nobody up. */
    @Scheduled(fixedDelay = 150)
    void wake() {
        for (Slot slot : slots) {
            if (!stopping && slot.busy().compareAndSet(false, true)) {
                threads.execute(() -> work(slot));
                return;
            }
        }
    }

    private void work(Slot slot) {
        try {
            int claimed = slot.sender().sendBatch();
            while (!stopping && claimed > 0) {
                if (claimed == batch) {
                    wake();
                }
                claimed = slot.sender().sendBatch();
            }
        } catch (RuntimeException e) {
            LOG.error("Sending stumbled and goes on", e);
        } finally {
            slot.busy().set(false);
        }
    }

    /** No new claims; the mails at hand may finish, the others go back for whoever is next. */
    @PreDestroy
    void stop() throws InterruptedException {
        stopping = true;
        slots.forEach(slot -> slot.sender().stop());
        threads.shutdown();
        if (!threads.awaitTermination(GRACE_SECONDS, TimeUnit.SECONDS)) {
            LOG.warn("A mail server did not answer in time; the journal keeps what it knows");
        }
        slots.stream().filter(slot -> !slot.busy().get()).forEach(slot -> slot.sender()
                .close());
    }
}
