package io.postrider.contacts.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.postrider.contacts.Consent.Status;
import io.postrider.contacts.Consents;
import io.postrider.contacts.Contact;
import io.postrider.contacts.Contacts;
import io.postrider.contacts.ImportRow;
import io.postrider.contacts.ImportRow.ImportedConsent;
import io.postrider.contacts.ImportRows;
import io.postrider.contacts.ImportRows.Rules;
import io.postrider.contacts.ImportRows.Taken;
import io.postrider.contacts.ImportRows.Update;
import io.postrider.contacts.NewContact;
import io.postrider.contacts.Proof;
import io.postrider.contacts.Tags;
import io.postrider.contacts.UnusableImport;
import io.postrider.support.OnH2;
import io.postrider.support.OnPostgres;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Contacts that come by the chunk. */
class RowIntakeTests {

    @Nested
    @OnH2
    class H2 extends Contract {}

    @Nested
    @OnPostgres
    class Postgres extends Contract {}

    abstract static class Contract {

        private static final Rules PLAIN = new Rules(Update.OVERWRITE, false);
        private static final Instant LONG_AGO = Instant.parse("2020-05-01T10:00:00Z");

        @Autowired
        ImportRows imports;

        @Autowired
        FaultTable faults;

        @Autowired
        Contacts contacts;

        @Autowired
        Consents consents;

        @Autowired
        Tags tags;

        @Autowired
        JdbcClient jdbc;

        private final String mark = UUID.randomUUID().toString();

        @Test
        void bringsContactsWithAllThatIsToldOfThem() {
            long id = imports.begin("file.csv", "admin");
            Taken taken =
                    imports.take(id, List.of(row(2, "one", Map.of("firstName", "Zo\u00eb\t\\x", "seats", 4))), PLAIN);

            assertThat(taken.created()).isEqualTo(1);
            Contact she = contacts.findByEmail(email("one")).orElseThrow();
            assertThat(she.attributes())
                    .containsEntry("firstName", "Zo\u00eb\t\\x")
                    .containsEntry("seats", 4);
            assertThat(tags.of(she.id())).containsExactly("fair");
            assertThat(granted(she)).isTrue();
        }

        @Test
        void toldAgainNothingChanges() {
            List<ImportRow> rows = List.of(row(2, "again", Map.of("firstName", "Ada", "seats", 7)));
            imports.take(imports.begin("file.csv", "admin"), rows, PLAIN);
            Taken taken = imports.take(imports.begin("file.csv", "admin"), rows, PLAIN);

            assertThat(taken.created() + taken.changed() + taken.consents()).isZero();
            assertThat(taken.unchanged()).isEqualTo(1);
        }

        @Test
        void oneRefusedRowLeavesTheOthersAlone() {
            long id = imports.begin("file.csv", "admin");
            Taken taken = imports.take(
                    id, List.of(plain(2, "no address", Map.of()), plain(3, email("good"), Map.of())), PLAIN);

            assertThat(taken.created()).isEqualTo(1);
            assertThat(faults.after(id, 0, 10))
                    .extracting(it -> it.fault().line())
                    .containsExactly(2L);
        }

        @Test
        void aYesOlderThanHerNoBringsNothingBack() {
            long id = imports.begin("file.csv", "admin");
            imports.take(id, List.of(row(2, "left", Map.of())), PLAIN);
            Contact she = contacts.findByEmail(email("left")).orElseThrow();
            consents.withdraw(
                    she.id(), "newsletter", new Proof("page", LONG_AGO.plusSeconds(60), null, null, null, null));
            Taken taken = imports.take(id, List.of(row(3, "left", Map.of())), PLAIN);

            assertThat(taken.consents()).isZero();
            assertThat(granted(she)).isFalse();
        }

        @Test
        void whoMustNotBeMailedIsSuppressedAndStaysSo() {
            long id = imports.begin("file.csv", "admin");
            NewContact told = new NewContact(email("gone"), null, null, null, Map.of());
            imports.take(id, List.of(new ImportRow(2, told, Set.of(), List.of(), "unsubscribed")), PLAIN);
            imports.take(id, List.of(row(3, "gone", Map.of())), PLAIN);

            assertThat(jdbc.sql("select count(*) from suppression where email_key = ?")
                            .param(email("gone"))
                            .query(Long.class)
                            .single())
                    .isEqualTo(1);
        }

        @Test
        void logsNothingForEachOfThem() {
            imports.take(imports.begin("file.csv", "admin"), List.of(row(2, "quiet", Map.of())), PLAIN);
            Contact she = contacts.findByEmail(email("quiet")).orElseThrow();

            assertThat(jdbc.sql("select count(*) from event_log where contact_id = ?")
                            .param(she.id().value())
                            .query(Long.class)
                            .single())
                    .isZero();
        }

        @Test
        void whatItChangedIsNotedAndGoesWithHer() {
            contacts.upsert(new NewContact(email("here"), null, null, null, Map.of("firstName", "Ann")));
            Contact she = contacts.findByEmail(email("here")).orElseThrow();
            Taken taken = imports.take(
                    imports.begin("file.csv", "admin"),
                    List.of(plain(2, email("here"), Map.of("firstName", "Anna"))),
                    PLAIN);

            assertThat(taken.changed()).isEqualTo(1);
            assertThat(noted(she)).isEqualTo(1);
            contacts.erase(she.id());
            assertThat(noted(she)).isZero();
        }

        @Test
        void whatIsFinishedTakesNothingMore() {
            long id = imports.begin("file.csv", "admin");
            imports.finish(id);

            assertThatThrownBy(() -> imports.take(id, List.of(row(2, "late", Map.of())), PLAIN))
                    .isInstanceOf(UnusableImport.class);
            assertThat(contacts.findByEmail(email("late"))).isEmpty();
        }

        private boolean granted(Contact contact) {
            return consents.of(contact.id(), "newsletter")
                    .filter(it -> it.status() == Status.GRANTED)
                    .isPresent();
        }

        private long noted(Contact contact) {
            return jdbc.sql("select count(*) from contact_import_change where contact_id = ?")
                    .param(contact.id().value())
                    .query(Long.class)
                    .single();
        }

        private ImportRow row(long line, String name, Map<String, Object> attributes) {
            Proof proof = new Proof("till", LONG_AGO, null, "I agree", null, null);
            return new ImportRow(
                    line,
                    new NewContact(email(name), null, null, null, attributes),
                    Set.of("fair"),
                    List.of(new ImportedConsent("newsletter", true, proof)),
                    null);
        }

        private static ImportRow plain(long line, String email, Map<String, Object> attributes) {
            return new ImportRow(line, new NewContact(email, null, null, null, attributes), Set.of(), List.of(), null);
        }

        private String email(String name) {
            return name + "-" + mark + "@imports.example";
        }
    }
}
