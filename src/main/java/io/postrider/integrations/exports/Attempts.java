package io.postrider.integrations.exports;

import io.postrider.integrations.exports.ExportRun.State;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Attempts exports and bears it when one fails: it says why, takes its files away, and the next begins where the last good one ended. */
@Component
class Attempts {

    private static final Logger LOG = LoggerFactory.getLogger(Attempts.class);

    private final RunList list;
    private final RunTable runs;
    private final Exporting exporting;
    private final Leftovers leftovers;

    Attempts(RunList list, RunTable runs, Exporting exporting, Leftovers leftovers) {
        this.list = list;
        this.runs = runs;
        this.exporting = exporting;
        this.leftovers = leftovers;
    }

    /** @throws Turn.Lost when another node has taken over */
    void run(ExportRun wanted, Turn.Held turn, ExportStore store) {
        try {
            exporting.run(wanted, turn, store);
        } catch (NotStored | Turn.Lost refused) {
            ended(wanted.id(), turn, store, refused);
        } catch (RuntimeException e) {
            LOG.error("Export {} failed", wanted.id(), e);
            ended(wanted.id(), turn, store, e);
        }
    }

    /** What a node that went down left behind: a manifest is written again, a run that had not come so far begins again. */
    void finishOpen(Turn.Held turn, ExportStore store) {
        list.first(State.RUNNING).ifPresent(it -> {
            leftovers.clear(it.id(), turn, store);
            turn.step(() -> again(it.id()));
        });
        list.first(State.CLOSING).ifPresent(it -> close(it, turn, store));
        leftovers.removeAll(turn, store);
    }

    private long again(long run) {
        runs.again(run);
        return run;
    }

    private void close(ExportRun run, Turn.Held turn, ExportStore store) {
        if (!store.name().equals(run.store())) {
            turn.step(() -> failed(run.id(), "The store was changed before its manifest was written."));
            return;
        }
        try {
            exporting.close(run, turn, store);
        } catch (NotStored refused) {
            turn.step(() -> heldUp(run.id(), refused.getMessage()));
        }
    }

    private void ended(long run, Turn.Held turn, ExportStore store, RuntimeException why) {
        if (why instanceof Turn.Lost lost) {
            throw lost;
        }
        String sentence = why instanceof NotStored
                ? why.getMessage()
                : "An internal error (" + why.getClass().getSimpleName() + "); the server's log says more.";
        boolean closing = turn.step(() -> list.get(run).state() == State.CLOSING);
        if (closing) {
            turn.step(() -> heldUp(run, sentence));
        } else {
            turn.step(() -> failed(run, sentence));
            leftovers.remove(run, turn, store);
        }
    }

    private long failed(long run, String sentence) {
        runs.failed(run, sentence);
        LOG.warn("Export {} failed", run);
        return run;
    }

    private long heldUp(long run, String sentence) {
        runs.heldUp(run, sentence);
        return run;
    }
}
