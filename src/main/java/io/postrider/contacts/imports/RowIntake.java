package io.postrider.contacts.imports;

import io.postrider.contacts.Consent.Status;
import io.postrider.contacts.ConsentState;
import io.postrider.contacts.ContactEvents.ConsentGranted;
import io.postrider.contacts.ContactEvents.ConsentWithdrawn;
import io.postrider.contacts.ContactEvents.ContactsImported;
import io.postrider.contacts.ContactImport.Counts;
import io.postrider.contacts.ContactImport.State;
import io.postrider.contacts.ImportRow;
import io.postrider.contacts.ImportRows;
import io.postrider.contacts.UnusableImport;
import java.util.List;
import java.util.Set;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Takes contacts in, chunk by chunk: those who are here are looked up and locked, all is decided, then all is written. */
@Component
class RowIntake implements ImportRows {

    private static final int MOST = 50_000;

    private final ImportTable imports;
    private final FaultTable faults;
    private final KnownPeople known;
    private final RowRules rules;
    private final ChunkWriter writer;
    private final ApplicationEventPublisher events;

    RowIntake(
            ImportTable imports,
            FaultTable faults,
            KnownPeople known,
            RowRules rules,
            ChunkWriter writer,
            ApplicationEventPublisher events) {
        this.imports = imports;
        this.faults = faults;
        this.known = known;
        this.rules = rules;
        this.writer = writer;
        this.events = events;
    }

    @Override
    @Transactional
    public long begin(String name, String who) {
        return imports.add(name, who, State.RUNNING, ImportTable.Draft.NONE, rules.now());
    }

    @Override
    @Transactional
    public long goOn(String name, String who) {
        return imports.openDoor(name).orElseGet(() -> begin(name, who));
    }

    @Override
    @Transactional
    public Taken take(long importId, List<ImportRow> rows, Rules how) {
        if (rows.isEmpty() || rows.size() > MOST) {
            throw UnusableImport.because("A chunk has 1 to " + MOST + " rows.");
        }
        return take(imports.lockOpen(importId), rows, List.of(), how);
    }

    /** @param unread rows that could not even be read */
    Taken take(ImportTable.Row open, List<ImportRow> rows, List<Fault> unread, Rules how) {
        Chunk chunk = new Chunk(rows, unread);
        chunk.decide(known.find(open.id(), chunk.keys(), chunk.externalIds(), true), rules, how.update());
        writer.write(open.id(), chunk.people(), rules.now());
        writer.suppress(chunk);
        Taken taken = chunk.taken();
        faults.add(open.id(), taken.faults(), open.counts().refused());
        imports.counts(open.id(), open.counts().plus(counts(chunk, taken, rows.size() + unread.size())));
        chunk.people().forEach(person -> tell(person, how.startJourneys()));
        return taken;
    }

    /** What a chunk of a dry run would do. */
    record Look(Counts counts, List<Fault> faults) {}

    /**
     * What {@link #take} would do; nothing is written.
     *
     * @param met whom earlier chunks of this dry run spoke of, by a number made of each address
     */
    Look look(long importId, List<ImportRow> rows, List<Fault> unread, Rules how, Set<Long> met) {
        Chunk chunk = new Chunk(rows, unread);
        chunk.decide(known.find(importId, chunk.keys(), chunk.externalIds(), false), rules, how.update());
        Taken taken = chunk.taken();
        long again = chunk.people().stream()
                .filter(person -> !met.add(number(person)))
                .count();
        long fresh = chunk.people().stream().filter(Person::fresh).count();
        Counts counts = counts(chunk, taken, rows.size() + unread.size());
        // Nobody was written down, so whoever is met again looks as new as the first time.
        long twice = Math.min(again, fresh);
        return new Look(counts.plus(new Counts(0, -twice, 0, 0, twice, 0, 0, 0, 0, 0)), taken.faults());
    }

    private static Counts counts(Chunk chunk, Taken taken, long rows) {
        return new Counts(
                rows,
                taken.created(),
                taken.changed(),
                taken.unchanged(),
                taken.repeated(),
                taken.faults().size(),
                taken.consents(),
                chunk.suppressed().size(),
                0,
                0);
    }

    /** FNV-1a; two of a million addresses share one in less than one of ten million files. */
    private static long number(Person person) {
        long hash = 0xcbf29ce484222325L;
        for (char letter : person.after().email().toCharArray()) {
            hash = (hash ^ letter) * 0x100000001b3L;
        }
        return hash;
    }

    @Override
    @Transactional
    public void finish(long importId) {
        ImportTable.Row row = imports.lockOpen(importId);
        imports.to(importId, State.DONE, null);
        imports.finished(importId, rules.now());
        events.publishEvent(new ContactsImported(
                importId, row.counts().created() + row.counts().changed()));
    }

    /** A no that ends a yes is told whoever brings it: journeys end by it. A yes is news only when somebody wants it to be. */
    private void tell(Person person, boolean startJourneys) {
        for (ConsentState state : person.consents.values()) {
            ConsentState before = person.consentsBefore.get(state.purpose());
            if (state.equals(before)) {
                continue;
            }
            boolean was = before != null && before.granted(rules.now());
            if (startJourneys && state.status() == Status.GRANTED && !was) {
                events.publishEvent(new ConsentGranted(person.after().id(), state.purpose(), state.proof(), false));
            }
            if (was && state.status() == Status.WITHDRAWN) {
                events.publishEvent(new ConsentWithdrawn(person.after().id(), state.purpose(), state.proof(), false));
            }
        }
    }
}
