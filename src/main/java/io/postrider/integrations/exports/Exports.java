package io.postrider.integrations.exports;

import io.postrider.access.AuditLog;
import io.postrider.integrations.exports.ExportRun.State;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Exports for whoever looks after them: what became of each, and one more now. */
@Component
public class Exports {

    private static final int LOOKED_AT = 20;

    private final RunList list;
    private final RunTable runs;
    private final Destination destination;
    private final AuditLog audit;

    Exports(RunList list, RunTable runs, Destination destination, AuditLog audit) {
        this.list = list;
        this.runs = runs;
        this.destination = destination;
        this.audit = audit;
    }

    /**
     * Wants one as soon as may be; one that waits already is that one.
     *
     * @param everything all over again, and not only what is new
     * @throws ExportsOff when there is no store
     */
    @Transactional
    public ExportRun ask(boolean everything, String who) {
        if (destination.store().isEmpty()) {
            throw new ExportsOff();
        }
        if (list.first(State.WAITING).isEmpty()) {
            runs.want(null, everything, who);
        }
        ExportRun waiting = list.last(State.WAITING).orElseThrow();
        if (everything && !waiting.everything()) {
            runs.everything(waiting.id());
        }
        audit.record(who, everything ? "export of everything wanted" : "export wanted", "export " + waiting.id());
        return list.get(waiting.id());
    }

    /** Newest first, older than the given one (null: from the newest). */
    public List<ExportRun> newest(Long before, int limit) {
        return list.newest(before, limit);
    }

    /** The last one, when it failed or cannot be ended; empty as well when exports are off. */
    public Optional<ExportRun> failing() {
        return destination.store().flatMap(store -> list.newest(null, LOOKED_AT).stream()
                .filter(it -> it.state() == State.DONE || it.state() == State.FAILED || it.state() == State.CLOSING)
                .findFirst()
                .filter(it -> it.state() != State.DONE && it.error() != null));
    }
}
