package io.postrider.integrations.exports;

import io.postrider.events.EventFeed.Span;
import io.postrider.events.LongReads;
import io.postrider.events.LongReads.Page;
import org.springframework.stereotype.Component;

/** Tells of every event of the run's part of the log, and of those about mails once more. */
@Component
class EventPart {

    private static final int PAGE = 1_000;

    private final LongReads reads;
    private final ExportJson json;

    EventPart(LongReads reads, ExportJson json) {
        this.reads = reads;
        this.json = json;
    }

    void write(Job job, Lines events, Lines results) {
        Page page;
        for (Span rest = job.span(); ; rest = page.rest()) {
            Span next = rest;
            page = job.turn().step(() -> reads.page(next, PAGE));
            page.events().forEach(event -> {
                events.add(json.line(EventLines.of(event)));
                if (EventLines.isResult(event)) {
                    results.add(json.line(EventLines.result(event)));
                }
            });
            events.flush();
            results.flush();
            if (page.events().isEmpty()) {
                return;
            }
        }
    }
}
