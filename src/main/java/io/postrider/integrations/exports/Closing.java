package io.postrider.integrations.exports;

import io.postrider.events.LongReads;
import io.postrider.integrations.exports.ExportRun.State;
import io.postrider.integrations.exports.FileTable.ExportFile;
import io.postrider.integrations.exports.RunTable.Counts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The end of a run: its manifest in the store, and then our own places moved on. */
@Component
class Closing {

    private final RunList list;
    private final RunTable runs;
    private final FileTable files;
    private final LongReads reads;
    private final ExportJson json;

    Closing(RunList list, RunTable runs, FileTable files, LongReads reads, ExportJson json) {
        this.list = list;
        this.runs = runs;
        this.files = files;
        this.reads = reads;
        this.json = json;
    }

    /** Notes what the manifest will say, in the caller's transaction. */
    Manifest note(Job job, Counts counts) {
        ExportRun run = job.run();
        Optional<ExportRun> previous = list.last(State.DONE);
        Instant from =
                run.everything() ? null : previous.map(ExportRun::startedAt).orElse(null);
        Manifest manifest = new Manifest(
                Manifest.SCHEMA,
                run.id(),
                previous.map(ExportRun::id).orElse(null),
                run.everything(),
                from,
                run.startedAt(),
                counts,
                files.of(run.id()));
        byte[] content = json.line(manifest);
        runs.closing(run.id(), counts, new String(content, StandardCharsets.UTF_8));
        files.add(
                run.id(),
                new ExportFile(job.manifestName(), FileTable.MANIFEST, 1, content.length, ExportJson.sha256(content)));
        return manifest;
    }

    /** @throws NotStored when the store does not take it */
    void close(Job job) {
        long run = job.run().id();
        Path manifest = job.directory().resolve("manifest.json");
        try {
            Files.writeString(manifest, job.turn().step(() -> list.manifest(run)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        job.store().put(job.manifestName(), manifest);
        job.turn().step(() -> {
            reads.done(Exporting.READER, job.span());
            runs.done(run);
            return run;
        });
    }
}
