package io.postrider.contacts.imports;

import io.postrider.contacts.Consent.Status;
import io.postrider.contacts.ConsentState;
import io.postrider.contacts.ContactEvents.ConsentGranted;
import io.postrider.contacts.ContactEvents.ContactsImported;
import io.postrider.contacts.ImportRow;
import io.postrider.contacts.ImportRows;
import io.postrider.contacts.SuppressionImport;
import io.postrider.contacts.UnusableImport;
import java.util.List;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Takes contacts in, chunk by chunk: those who are here are looked up and locked, all is decided, then all is written. */
@Service
class ContactIntake implements ImportRows {

    private static final int MOST = 50_000;

    private final ImportTable imports;
    private final KnownPeople known;
    private final RowRules rules;
    private final ChunkWriter writer;
    private final SuppressionImport suppressions;
    private final ApplicationEventPublisher events;

    ContactIntake(
            ImportTable imports,
            KnownPeople known,
            RowRules rules,
            ChunkWriter writer,
            SuppressionImport suppressions,
            ApplicationEventPublisher events) {
        this.imports = imports;
        this.known = known;
        this.rules = rules;
        this.writer = writer;
        this.suppressions = suppressions;
        this.events = events;
    }

    @Override
    @Transactional
    public long begin(String name, String who) {
        return imports.begin(name, who, rules.now());
    }

    @Override
    @Transactional
    public Taken take(long importId, List<ImportRow> rows, Rules how) {
        if (rows.isEmpty() || rows.size() > MOST) {
            throw UnusableImport.because("A chunk has 1 to " + MOST + " rows.");
        }
        imports.lockOpen(importId);
        Chunk chunk = new Chunk(rows);
        chunk.decide(known.find(importId, chunk.keys(), chunk.externalIds()), rules, how.update());
        writer.write(importId, chunk.people(), rules.now());
        suppress(chunk);
        Taken taken = chunk.taken();
        imports.count(importId, rows.size(), taken);
        if (how.startJourneys()) {
            chunk.people().forEach(this::tell);
        }
        return taken;
    }

    @Override
    @Transactional
    public void finish(long importId) {
        imports.lockOpen(importId);
        events.publishEvent(new ContactsImported(importId, imports.finish(importId, rules.now())));
    }

    /** One by one where it matters that each is told: queued mail is held back for whoever must not be mailed. */
    private void suppress(Chunk chunk) {
        for (ImportRow row : chunk.suppressed()) {
            chunk.address(row)
                    .ifPresent(email -> suppressions.take(
                            List.of(new SuppressionImport.Item(email, row.suppressedBecause(), null))));
        }
    }

    private void tell(Person person) {
        for (ConsentState state : person.consents.values()) {
            ConsentState before = person.consentsBefore.get(state.purpose());
            if (state.status() == Status.GRANTED && !state.equals(before)) {
                events.publishEvent(new ConsentGranted(person.after.id(), state.purpose(), state.proof()));
            }
        }
    }
}
