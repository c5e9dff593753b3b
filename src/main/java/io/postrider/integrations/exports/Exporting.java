package io.postrider.integrations.exports;

import io.postrider.events.EventFeed.Span;
import io.postrider.events.LongReads;
import io.postrider.events.ReportingDays;
import io.postrider.integrations.exports.ExportRun.State;
import io.postrider.integrations.exports.RunTable.Counts;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * One export from beginning to end: the files, then the manifest that makes them count, then our own places.
 *
 * <p>Before the manifest is written the run is noted as CLOSING: a crash between the two leaves a run whose manifest is written again, the
 * same, and not told a second time under another number.
 */
@Component
class Exporting {

    static final String READER = "exports";

    private final RunList list;
    private final RunTable runs;
    private final Parts parts;
    private final Closing closing;
    private final LongReads reads;
    private final Scratch scratch;
    private final ReportingDays days;

    Exporting(
            RunList list,
            RunTable runs,
            Parts parts,
            Closing closing,
            LongReads reads,
            Scratch scratch,
            ReportingDays days) {
        this.list = list;
        this.runs = runs;
        this.parts = parts;
        this.closing = closing;
        this.reads = reads;
        this.scratch = scratch;
        this.days = days;
    }

    /** @throws NotStored when the store does not take it; a run that is CLOSING by then waits for {@link #close} */
    void run(ExportRun wanted, Turn.Held turn, ExportStore store) {
        try {
            Job job = turn.step(() -> begin(wanted, turn, store));
            Counts counts = parts.write(job);
            turn.step(() -> closing.note(job, counts));
            closing.close(job);
        } finally {
            scratch.clear();
        }
    }

    /** What is left to do of a run that is CLOSING. @throws NotStored when the store does not take the manifest */
    void close(ExportRun run, Turn.Held turn, ExportStore store) {
        try {
            closing.close(job(run, list.span(run.id()), turn, store));
        } finally {
            scratch.clear();
        }
    }

    private Job begin(ExportRun wanted, Turn.Held turn, ExportStore store) {
        Optional<ExportRun> last = list.last(State.DONE);
        boolean elsewhere = last.filter(it -> it.store().equals(store.name())).isEmpty();
        boolean everything = wanted.everything() || elsewhere || !reads.knows(READER);
        Span span = reads.begin(READER, everything);
        runs.start(wanted.id(), store.name(), everything, span);
        return job(list.get(wanted.id()), span, turn, store);
    }

    private Job job(ExportRun run, Span span, Turn.Held turn, ExportStore store) {
        return new Job(run, run.startedAt().atZone(days.zone()).toLocalDate(), span, turn, store, scratch.fresh());
    }
}
