package io.postrider.integrations.exports;

import io.postrider.events.EventFeed.Span;
import java.nio.file.Path;
import java.time.LocalDate;

/**
 * A run that is being worked on.
 *
 * @param day the day it began, where reports are read
 * @param span the events it tells
 * @param directory where its files grow
 */
record Job(ExportRun run, LocalDate day, Span span, Turn.Held turn, ExportStore store, Path directory) {

    /** The name of a file in the store: by day and run, so that no two runs meet. */
    String fileName(String kind, int number) {
        return folder() + "%s-%s-%d-%04d.ndjson.gz".formatted(kind, day, run.id(), number);
    }

    String manifestName() {
        return folder() + "manifest.json";
    }

    private String folder() {
        return day + "/run-" + run.id() + "/";
    }
}
