package io.postrider.contacts.imports;

import io.postrider.contacts.ContactImport.Counts;
import io.postrider.contacts.ContactImport.State;
import io.postrider.contacts.ImportRows.Rules;
import io.postrider.contacts.imports.RowSource.Part;
import jakarta.annotation.PreDestroy;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Takes files in, and takes them back. A chunk and the place after it are one transaction, so whoever is killed in between goes on with the
 * very row that was next; the next chunk is read while one is written.
 */
@Component
class ImportWorker {

    private static final Logger LOG = LoggerFactory.getLogger(ImportWorker.class);
    private static final Duration LEASE = Duration.ofMinutes(5);
    private static final int TRIES = 3;

    private final ImportTable table;
    private final FaultTable faults;
    private final ImportFiles files;
    private final RowIntake intake;
    private final ImportUndo undo;
    private final ImportSettings settings;
    private final Clock clock;
    private final TransactionTemplate transaction;
    private final ExecutorService reader =
            Executors.newSingleThreadExecutor(work -> new Thread(work, "contact-import-reader"));

    ImportWorker(
            ImportTable table,
            FaultTable faults,
            ImportFiles files,
            RowIntake intake,
            ImportUndo undo,
            ImportSettings settings,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.table = table;
        this.faults = faults;
        this.files = files;
        this.intake = intake;
        this.undo = undo;
        this.settings = settings;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
    }

    @Scheduled(fixedDelay = 1_000)
    void work() {
        try {
            table.due(List.of(State.CHECKING, State.RUNNING, State.UNDOING)).forEach(this::one);
        } catch (RuntimeException e) {
            LOG.warn("Imports could not be worked on; they go on later: {}", e.toString());
        }
    }

    private void one(ImportTable.Row row) {
        boolean mine = row.state() == State.UNDOING || row.file() != null && files.isHere(row.file());
        if (!mine || !table.lease(row, LEASE)) {
            return;
        }
        long fence = row.fence() + 1;
        try {
            if (row.state() == State.UNDOING) {
                undo.all(row.id(), fence, LEASE);
            } else {
                read(table.find(row.id()).orElseThrow(), fence);
            }
        } catch (RuntimeException | IOException e) {
            LOG.error("Import {} stopped", row.id(), e);
            table.giveBack(row.id(), fence);
        }
    }

    private void read(ImportTable.Row row, long fence) throws IOException {
        boolean dry = row.state() == State.CHECKING;
        // A dry run keeps whom it met in memory, so it begins anew when it was broken off.
        ImportTable.Row begin = dry ? restarted(row) : row;
        Set<Long> met = new HashSet<>();
        try (RowSource source = new RowSource(
                files.of(row.file()), row.layout(), row.mapping(), begin.place(), begin.line(), settings)) {
            CompletableFuture<Part> next = ahead(source);
            boolean more = true;
            while (more) {
                Part part = joined(next);
                if (!part.end()) {
                    next = ahead(source);
                }
                boolean held = dry ? looked(row, fence, part, met) : taken(row, fence, part);
                more = held && !part.end();
                if (held && part.end()) {
                    end(row, fence, dry);
                }
                if (!held && !part.end()) {
                    joined(next);
                }
            }
        }
    }

    private ImportTable.Row restarted(ImportTable.Row row) {
        transaction.executeWithoutResult(status -> {
            table.fromTheBeginning(row);
            table.moved(row.id(), row.layout().firstRow(), row.layout().firstLine(), LEASE);
            table.checked(row.id(), Counts.NONE);
            faults.clear(row.id());
        });
        return table.find(row.id()).orElseThrow();
    }

    private CompletableFuture<Part> ahead(RowSource source) {
        return CompletableFuture.supplyAsync(
                () -> {
                    try {
                        return source.next();
                    } catch (IOException e) {
                        throw new CompletionException(e);
                    }
                },
                reader);
    }

    private static Part joined(CompletableFuture<Part> part) throws IOException {
        try {
            return part.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof IOException unreadable) {
                throw unreadable;
            }
            throw e;
        }
    }

    /** @return false when the import is somebody else's now */
    private boolean taken(ImportTable.Row row, long fence, Part part) {
        Rules how = new Rules(row.mapping().update(), row.mapping().startJourneys());
        for (int attempt = 1; ; attempt++) {
            try {
                return Boolean.TRUE.equals(transaction.execute(status -> {
                    ImportTable.Row open = mine(row.id(), fence);
                    if (open == null) {
                        return false;
                    }
                    intake.take(open, part.told(), part.unread(), how);
                    table.moved(row.id(), part.place(), part.line(), LEASE);
                    return true;
                }));
            } catch (DuplicateKeyException crossed) {
                // Somebody came in by another door since we looked; now we see her.
                if (attempt == TRIES) {
                    throw crossed;
                }
            }
        }
    }

    private boolean looked(ImportTable.Row row, long fence, Part part, Set<Long> met) {
        Rules how = new Rules(row.mapping().update(), row.mapping().startJourneys());
        // What a row declares by the way, such as a new attribute, is not kept either.
        RowIntake.Look look = transaction.execute(status -> {
            status.setRollbackOnly();
            return intake.look(row.id(), part.told(), part.unread(), how, met);
        });
        return Boolean.TRUE.equals(transaction.execute(status -> {
            ImportTable.Row open = mine(row.id(), fence);
            if (open == null) {
                return false;
            }
            Counts before = open.checked() == null ? Counts.NONE : open.checked();
            faults.add(row.id(), look.faults(), before.refused());
            table.checked(row.id(), before.plus(look.counts()));
            table.moved(row.id(), part.place(), part.line(), LEASE);
            return true;
        }));
    }

    private ImportTable.Row mine(long id, long fence) {
        return table.lock(id).filter(it -> it.fence() == fence).orElse(null);
    }

    private void end(ImportTable.Row row, long fence, boolean dry) {
        transaction.executeWithoutResult(status -> {
            if (mine(row.id(), fence) == null) {
                return;
            }
            if (dry) {
                table.to(row.id(), State.DRAFT, null);
            } else {
                intake.finish(row.id());
                table.fileGone(row.id());
            }
        });
        if (!dry) {
            files.delete(row.file());
        }
    }

    /** Files nobody has started in time, and those whose import has ended. */
    @Scheduled(fixedDelay = 3_600_000, initialDelay = 60_000)
    void clean() {
        table.withFiles().stream()
                .filter(row -> row.state() != State.CHECKING && row.state() != State.RUNNING)
                .filter(row -> row.state() != State.DRAFT
                        || row.startedAt().plus(settings.keep()).isBefore(clock.instant()))
                .forEach(row -> {
                    files.delete(row.file());
                    table.fileGone(row.id());
                    if (row.state() == State.DRAFT) {
                        table.to(row.id(), State.CANCELLED, "Nobody started it in time.");
                    }
                });
    }

    @PreDestroy
    void stop() {
        reader.shutdownNow();
    }
}
