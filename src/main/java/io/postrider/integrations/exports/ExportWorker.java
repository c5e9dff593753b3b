package io.postrider.integrations.exports;

import io.postrider.integrations.exports.ExportRun.State;
import jakarta.annotation.PreDestroy;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Exports when it is time, and when somebody asked; on a thread of its own, because it may take an hour. */
@Component
class ExportWorker {

    private static final Logger LOG = LoggerFactory.getLogger(ExportWorker.class);

    private static final int PATIENCE_SECONDS = 20;

    private final RunList runs;
    private final Attempts work;
    private final Destination destination;
    private final Nights nights;
    private final Turn turn;
    private final ExecutorService thread = Executors.newSingleThreadExecutor();
    private final AtomicBoolean busy = new AtomicBoolean();

    ExportWorker(RunList runs, Attempts work, Destination destination, Nights nights, Turn turn) {
        this.runs = runs;
        this.work = work;
        this.destination = destination;
        this.nights = nights;
        this.turn = turn;
    }

    @Scheduled(fixedDelay = 10_000, initialDelay = 20_000)
    void tick() {
        if (busy.compareAndSet(false, true)) {
            thread.execute(() -> {
                try {
                    work();
                } finally {
                    busy.set(false);
                }
            });
        }
    }

    /** All that is due and asked for, unless another node is at it. */
    void work() {
        try {
            Optional<ExportStore> store = destination.store();
            if (store.isEmpty()) {
                nights.off();
            } else if (nights.due() || somethingIsOpen()) {
                turn.take().ifPresent(held -> inTurn(held, store.get()));
            }
        } catch (Turn.Lost over) {
            LOG.info("The export is left to whoever has the next turn");
        } catch (RuntimeException e) {
            LOG.warn("Exports could not be looked after; it is tried again: {}", e.toString());
        }
    }

    private void inTurn(Turn.Held held, ExportStore store) {
        try {
            work.finishOpen(held, store);
            if (nights.due()) {
                held.step(nights::want);
            }
            for (Optional<ExportRun> next = waiting(); next.isPresent(); next = waiting()) {
                work.run(next.get(), held, store);
            }
        } finally {
            held.leave();
        }
    }

    /** None while one is still closing: its place must be known before the next begins. */
    private Optional<ExportRun> waiting() {
        return runs.first(State.CLOSING).isPresent() ? Optional.empty() : runs.first(State.WAITING);
    }

    private boolean somethingIsOpen() {
        return runs.first(State.WAITING).isPresent()
                || runs.first(State.RUNNING).isPresent()
                || runs.first(State.CLOSING).isPresent();
    }

    /** Without an interrupt, which an embedded database bears badly; what is not done by then begins again at the next start. */
    @PreDestroy
    void stop() throws InterruptedException {
        turn.end();
        thread.shutdown();
        thread.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }
}
