package io.postrider.contacts.imports;

import io.postrider.access.AuditLog;
import io.postrider.contacts.ContactImport;
import io.postrider.contacts.ContactImport.Counts;
import io.postrider.contacts.ContactImport.State;
import io.postrider.contacts.ImportMapping;
import io.postrider.contacts.ImportRows.Fault;
import io.postrider.contacts.UnusableImport;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Files of contacts, from the moment they come until they are taken in, or taken back; a worker does what is said here. */
@Component
public class ContactImports {

    private static final int SAMPLE = 5;
    private static final int PAGE = 1_000;

    private final ImportTable table;
    private final FaultTable faults;
    private final ImportFiles files;
    private final MappingRules rules;
    private final ImportSettings settings;
    private final AuditLog audit;
    private final Clock clock;

    ContactImports(
            ImportTable table,
            FaultTable faults,
            ImportFiles files,
            MappingRules rules,
            ImportSettings settings,
            AuditLog audit,
            Clock clock) {
        this.table = table;
        this.faults = faults;
        this.files = files;
        this.rules = rules;
        this.settings = settings;
        this.audit = audit;
        this.clock = clock;
    }

    /** @throws UnusableImport when it is too large, or no table with named columns */
    public ContactImport upload(String name, String who, InputStream in) throws IOException {
        UUID id = UUID.randomUUID();
        Path file = files.keep(id, in, settings.maxFile().toBytes());
        try {
            Layout layout = Layouts.of(file, settings);
            ImportMapping seems =
                    KnownHeaders.proposed(layout.columns(), layout.separator().charAt(0));
            String called = name == null || name.isBlank() ? "contacts.csv" : name.replaceAll("\\p{Cntrl}", " ");
            long number = table.add(
                    called,
                    who,
                    State.DRAFT,
                    new ImportTable.Draft(id, file.toFile().length(), layout, seems),
                    clock.instant());
            audit.record(who, "contacts uploaded", "import " + number);
            return find(number);
        } catch (RuntimeException | IOException e) {
            files.delete(id);
            throw e;
        }
    }

    public List<ContactImport> newest(int limit) {
        return table.newest(limit).stream().map(this::shown).toList();
    }

    /** @throws UnusableImport when there is none of this number */
    public ContactImport find(long id) {
        return shown(existing(id));
    }

    /** The first rows as they stand in the file, for whoever says what they mean; empty when it is gone. */
    public List<List<String>> sample(long id) {
        ImportTable.Row row = existing(id);
        List<List<String>> sample = new ArrayList<>();
        if (row.file() == null || !files.isHere(row.file())) {
            return sample;
        }
        Layout layout = row.layout();
        try (CsvRows rows = new CsvRows(
                files.of(row.file()),
                Layouts.charset(layout),
                layout.separator().charAt(0),
                (int) settings.maxCell().toBytes(),
                layout.firstRow(),
                layout.firstLine())) {
            CsvRow next = rows.next();
            while (next != null && sample.size() < SAMPLE) {
                if (!next.blank() && next.fault() == null) {
                    sample.add(next.cells());
                }
                next = rows.next();
            }
            return sample;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Says what the columns mean. @throws UnusableImport when that does not fit the file, or it is too late */
    @Transactional
    public ContactImport map(long id, ImportMapping mapping) {
        ImportTable.Row row = draft(id);
        table.mapping(id, rules.checked(mapping, row.layout().columns()));
        faults.clear(id);
        return find(id);
    }

    /** Reads it and says what would become of it; writes nothing about anybody. */
    @Transactional
    public ContactImport check(long id) {
        begin(draft(id), State.CHECKING);
        return find(id);
    }

    @Transactional
    public ContactImport start(long id, String who) {
        ImportTable.Row row = draft(id);
        rules.declare(rules.checked(row.mapping(), row.layout().columns()));
        begin(row, State.RUNNING);
        audit.record(who, "import started", "import " + id);
        return find(id);
    }

    private void begin(ImportTable.Row row, State state) {
        table.mapping(row.id(), rules.checked(row.mapping(), row.layout().columns()));
        table.fromTheBeginning(row);
        faults.clear(row.id());
        table.to(row.id(), state, null);
    }

    /** Reads no further; what came in stays, and can be taken back. */
    @Transactional
    public ContactImport cancel(long id, String who) {
        ImportTable.Row row = locked(id);
        if (!Set.of(State.DRAFT, State.CHECKING, State.RUNNING).contains(row.state()) || row.layout() == null) {
            throw UnusableImport.outOfTurn("There is nothing to cancel: it is " + row.state() + ".");
        }
        table.to(id, State.CANCELLED, null);
        table.finished(id, clock.instant());
        audit.record(who, "import cancelled", "import " + id);
        return find(id);
    }

    /** Takes it back: whom it made is gone again, what it changed is as it was, unless something happened since. */
    @Transactional
    public ContactImport undo(long id, String who) {
        ImportTable.Row row = locked(id);
        if (!Set.of(State.DONE, State.CANCELLED, State.FAILED).contains(row.state())) {
            throw UnusableImport.outOfTurn("Only what has ended can be taken back: it is " + row.state() + ".");
        }
        if (clock.instant().isAfter(undoUntil(row))) {
            throw UnusableImport.outOfTurn("It could be taken back until " + undoUntil(row) + ".");
        }
        table.to(id, State.UNDOING, null);
        audit.record(who, "import undone", "import " + id);
        return find(id);
    }

    /** Every refused row that is listed, in the order of the file. */
    public void faults(long id, Consumer<Fault> each) {
        existing(id);
        long after = 0;
        List<FaultTable.Listed> page;
        do {
            page = faults.after(id, after, PAGE);
            page.forEach(it -> each.accept(it.fault()));
            after = page.isEmpty() ? after : page.get(page.size() - 1).id();
        } while (page.size() == PAGE);
    }

    private ImportTable.Row existing(long id) {
        return table.find(id).orElseThrow(UnusableImport::missing);
    }

    private ImportTable.Row locked(long id) {
        return table.lock(id).orElseThrow(UnusableImport::missing);
    }

    private ImportTable.Row draft(long id) {
        ImportTable.Row row = locked(id);
        if (row.state() != State.DRAFT) {
            throw UnusableImport.outOfTurn("It is " + row.state() + "; this can be said of a draft only.");
        }
        return row;
    }

    private Instant undoUntil(ImportTable.Row row) {
        return row.finishedAt().plus(settings.undoWithin());
    }

    private ContactImport shown(ImportTable.Row row) {
        boolean undoable = Set.of(State.DONE, State.CANCELLED, State.FAILED).contains(row.state())
                && row.finishedAt() != null
                && row.counts().rows() > 0
                && !clock.instant().isAfter(undoUntil(row));
        long size = Math.max(1, row.bytes());
        return new ContactImport(
                row.id(),
                row.name(),
                row.broughtBy(),
                row.state(),
                row.layout() == null ? null : row.layout().encoding(),
                row.layout() == null ? null : row.layout().separator(),
                row.layout() == null ? List.of() : row.layout().columns(),
                row.mapping(),
                row.state() == State.DONE ? 100 : (int) Math.min(100, row.place() * 100 / size),
                row.counts() == null ? Counts.NONE : row.counts(),
                row.checked(),
                row.error(),
                row.startedAt(),
                row.finishedAt(),
                undoable ? undoUntil(row) : null);
    }
}
