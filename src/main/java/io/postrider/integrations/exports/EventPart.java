package io.postrider.integrations.exports;

import io.postrider.events.EventFeed.Span;
import io.postrider.events.LoggedEvent;
import io.postrider.events.LongReads;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Tells of every event of the run's part of the log, and of those about mails once more. */
@Component
class EventPart {

    /** Large, because a page may have to be sorted out of all that are left; read as a stream. */
    private static final int PAGE = 10_000;

    private final LongReads reads;
    private final ExportJson json;

    EventPart(LongReads reads, ExportJson json) {
        this.reads = reads;
        this.json = json;
    }

    void write(Job job, Lines events, Lines results) {
        Optional<Span> rest = Optional.of(job.span());
        while (rest.isPresent()) {
            Span next = rest.get();
            rest = job.turn().step(() -> reads.page(next, PAGE, event -> add(event, events, results)));
            events.flush();
            results.flush();
        }
    }

    private void add(LoggedEvent event, Lines events, Lines results) {
        events.add(json.line(EventLines.of(event)));
        if (EventLines.isResult(event)) {
            results.add(json.line(EventLines.result(event)));
        }
    }
}
