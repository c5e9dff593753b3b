package io.postrider.contacts.imports;

import io.postrider.contacts.ConsentState;
import io.postrider.contacts.ConsentTable;
import io.postrider.contacts.Contact;
import io.postrider.contacts.EmailAddress;
import io.postrider.contacts.ImportRow;
import io.postrider.contacts.Proof;
import io.postrider.contacts.StoredJson;
import io.postrider.contacts.SuppressionImport;
import io.postrider.time.Timestamps;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Writes what a chunk has decided: what is new in bulk, what changes in a batch. */
@Component
class ChunkWriter {

    private static final int SUPPRESSED_AT_ONCE = 500;

    private final BulkInsert bulk;
    private final JdbcTemplate jdbc;
    private final ConsentTable consents;
    private final StoredJson json;
    private final ChangeNotes notes;
    private final SuppressionImport suppressions;

    ChunkWriter(
            BulkInsert bulk,
            JdbcTemplate jdbc,
            ConsentTable consents,
            StoredJson json,
            ChangeNotes notes,
            SuppressionImport suppressions) {
        this.suppressions = suppressions;
        this.bulk = bulk;
        this.jdbc = jdbc;
        this.consents = consents;
        this.json = json;
        this.notes = notes;
    }

    void write(long importId, Collection<Person> people, Instant now) {
        contacts(importId, people.stream().filter(Person::fresh).toList());
        change(importId, people.stream().filter(it -> !it.fresh() && it.moved()).toList(), now);
        tags(people, now);
        consents(people, now);
    }

    /** Mail that waits is held back for whoever must not be mailed. */
    void suppress(Chunk chunk) {
        List<SuppressionImport.Item> items = new ArrayList<>();
        for (ImportRow row : chunk.suppressed()) {
            chunk.address(row)
                    .ifPresent(email -> items.add(new SuppressionImport.Item(email, row.suppressedBecause(), null)));
        }
        for (int from = 0; from < items.size(); from += SUPPRESSED_AT_ONCE) {
            suppressions.take(items.subList(from, Math.min(items.size(), from + SUPPRESSED_AT_ONCE)));
        }
    }

    private void contacts(long importId, List<Person> fresh) {
        List<Object[]> rows = new ArrayList<>(fresh.size());
        for (Person person : fresh) {
            Contact it = person.after();
            Object created = Timestamps.of(it.createdAt());
            rows.add(new Object[] {
                it.id().value(),
                it.email(),
                EmailAddress.parse(it.email()).key(),
                it.externalId(),
                text(it.timeZone()),
                it.locale() == null ? null : it.locale().toLanguageTag(),
                json.write(it.attributes()),
                created,
                created,
                importId,
                person.line()
            });
        }
        bulk.insert(
                "contact",
                "id, email, email_key, external_id, time_zone, locale, attributes, created_at, updated_at, import_id, import_line",
                rows);
    }

    /** Whom this import made herself stays as new as she was; whom it found is noted for an undo. */
    private void change(long importId, List<Person> changed, Instant now) {
        List<Object[]> rows = new ArrayList<>();
        List<Object[]> noted = new ArrayList<>();
        List<Object[]> renoted = new ArrayList<>();
        for (Person person : changed) {
            Contact it = person.after();
            rows.add(new Object[] {
                it.externalId(),
                text(it.timeZone()),
                it.locale() == null ? null : it.locale().toLanguageTag(),
                json.write(it.attributes()),
                Timestamps.of(now),
                importId,
                it.id().value()
            });
            if (!person.ours) {
                noted.add(new Object[] {importId, it.id().value(), person.line(), json.write(notes.of(person))});
            } else if (!person.changes.isEmpty()) {
                renoted.add(new Object[] {
                    json.write(notes.of(person)), importId, it.id().value()
                });
            }
        }
        jdbc.batchUpdate(
                """
                update contact set external_id = ?, time_zone = ?, locale = ?, attributes = ?,
                    updated_at = case when import_id is null then ? when import_id = ? then created_at else ? end
                where id = ?
                """,
                rows.stream()
                        .map(it -> new Object[] {it[0], it[1], it[2], it[3], it[4], it[5], it[4], it[6]})
                        .toList());
        bulk.insert("contact_import_change", "import_id, contact_id, line, changes", noted);
        jdbc.batchUpdate(
                "update contact_import_change set changes = ? where import_id = ? and contact_id = ?", renoted);
    }

    private void tags(Collection<Person> people, Instant now) {
        List<Object[]> rows = new ArrayList<>();
        Object at = Timestamps.of(now);
        for (Person person : people) {
            for (String tag : person.tags) {
                if (!person.tagsBefore.contains(tag)) {
                    rows.add(new Object[] {person.after().id().value(), tag, at});
                }
            }
        }
        bulk.insert("contact_tag", "contact_id, tag, tagged_at", rows);
    }

    private void consents(Collection<Person> people, Instant now) {
        List<Object[]> fresh = new ArrayList<>();
        List<Object[]> history = new ArrayList<>();
        Object at = Timestamps.of(now);
        for (Person person : people) {
            for (ConsentState state : person.consents.values()) {
                ConsentState before = person.consentsBefore.get(state.purpose());
                if (before == null) {
                    fresh.add(row(state, state.status().name(), Timestamps.of(state.withdrawnAt())));
                } else if (!before.equals(state)) {
                    consents.store(state);
                }
                if (!state.equals(before)) {
                    history.add(row(state, state.status().name(), at));
                }
            }
        }
        String columns =
                "contact_id, purpose, status, source, acted_at, ip, wording, form, form_version, basis, country, expires_at, ";
        bulk.insert("consent", columns + "withdrawn_at", fresh);
        bulk.insert("consent_history", columns.replace("status", "change") + "recorded_at", history);
    }

    private static Object[] row(ConsentState state, String status, Object last) {
        Proof proof = state.proof();
        return new Object[] {
            state.contact().value(),
            state.purpose(),
            status,
            proof.source(),
            Timestamps.of(proof.at()),
            proof.ip(),
            proof.wording(),
            proof.form(),
            proof.formVersion(),
            proof.basis().name(),
            proof.country(),
            Timestamps.of(proof.expiresAt()),
            last
        };
    }

    private static String text(Object value) {
        return value == null ? null : value.toString();
    }
}
