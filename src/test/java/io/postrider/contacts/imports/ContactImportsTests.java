package io.postrider.contacts.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.postrider.contacts.AttributeKind;
import io.postrider.contacts.Attributes;
import io.postrider.contacts.Consent;
import io.postrider.contacts.Consents;
import io.postrider.contacts.Contact;
import io.postrider.contacts.ContactExport;
import io.postrider.contacts.ContactImport;
import io.postrider.contacts.ContactImport.State;
import io.postrider.contacts.Contacts;
import io.postrider.contacts.ImportMapping;
import io.postrider.contacts.ImportMapping.Column;
import io.postrider.contacts.ImportMapping.ConsentColumn;
import io.postrider.contacts.ImportMapping.Target;
import io.postrider.contacts.ImportRows.Fault;
import io.postrider.contacts.ImportRows.Update;
import io.postrider.contacts.Merging;
import io.postrider.contacts.NewContact;
import io.postrider.contacts.Proof;
import io.postrider.contacts.SafeCsv;
import io.postrider.contacts.Tags;
import io.postrider.events.EventLog;
import io.postrider.events.NewEvent;
import io.postrider.events.Origin;
import io.postrider.support.MovableClock;
import io.postrider.support.OnH2;
import io.postrider.support.OnPostgres;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Files of contacts: looked at, taken in, taken back. */
class ContactImportsTests {

    @Nested
    @OnH2
    class H2 extends Contract {}

    @Nested
    @OnPostgres
    class Postgres extends Contract {}

    abstract static class Contract {

        @Autowired
        ContactImports imports;

        @Autowired
        ImportWorker worker;

        @Autowired
        ImportTable table;

        @Autowired
        ImportFiles files;

        @Autowired
        Contacts contacts;

        @Autowired
        Consents consents;

        @Autowired
        Tags tags;

        @Autowired
        Attributes attributes;

        @Autowired
        Merging merging;

        @Autowired
        EventLog log;

        @Autowired
        ContactExport export;

        @Autowired
        MovableClock clock;

        @Autowired
        JdbcClient jdbc;

        private final String mark = UUID.randomUUID().toString().substring(0, 8);

        @Test
        void aFileIsLookedAtThenTakenInAndTheSecondTimeNothingChanges() throws IOException {
            String file = "email;vorname;Newsletter seit\r\n" + address("a") + ";Zoë;01.02.2024\r\n" + address("b")
                    + ";Ann;05.03.2024\r\nno address;X;05.03.2024\r\n" + address("a") + ";Zoé;01.02.2024\r\n";
            long id = upload(file, Charset.forName("windows-1252"));
            ContactImport seen = imports.find(id);
            assertThat(seen.encoding()).isEqualTo("windows-1252");
            assertThat(seen.separator()).isEqualTo(";");
            assertThat(seen.mapping().columns())
                    .extracting(Column::target)
                    .containsExactly(Target.EMAIL, Target.ATTRIBUTE);
            assertThat(imports.sample(id).get(0)).containsExactly(address("a"), "Zoë", "01.02.2024");
            imports.map(id, newsletterSince("Newsletter seit", seen.mapping().columns()));

            imports.check(id);
            worker.work();
            ContactImport checked = imports.find(id);
            assertThat(checked.state()).isEqualTo(State.DRAFT);
            assertThat(checked.checked().created()).isEqualTo(2);
            assertThat(checked.checked().refused()).isEqualTo(1);
            assertThat(checked.checked().repeated()).isEqualTo(1);
            assertThat(faults(id)).containsExactly(new Fault(4, null, "No mail can be sent to this address."));
            assertThat(contacts.findByEmail(address("a"))).isEmpty();

            take(id);
            ContactImport done = imports.find(id);
            assertThat(done.state()).isEqualTo(State.DONE);
            assertThat(done.counts().created()).isEqualTo(2);
            assertThat(done.counts().rows()).isEqualTo(4);
            assertThat(done.percent()).isEqualTo(100);
            Contact she = contacts.findByEmail(address("a")).orElseThrow();
            assertThat(she.attributes()).containsEntry("firstName", "Zoé");
            Consent consent = consents.of(she.id(), "newsletter").orElseThrow();
            assertThat(consent.proof().at()).isEqualTo(Instant.parse("2024-02-01T00:00:00Z"));
            assertThat(events(she)).isZero();
            assertThat(table.find(id).orElseThrow().file()).isNull();

            long again = upload(file, Charset.forName("windows-1252"));
            imports.map(again, newsletterSince("Newsletter seit", seen.mapping().columns()));
            take(again);
            // The first line about her and the last differ, so the file itself moves her there and back.
            assertThat(imports.find(again).counts().created()).isZero();
            assertThat(imports.find(again).counts().consents()).isZero();
            assertThat(contacts.findByEmail(address("a")).orElseThrow()).isEqualTo(she);
        }

        @Test
        void everyKindOfCellIsReadAsItsAttributeIsKept() throws IOException {
            String m = "k" + mark;
            String file = "email,seats,vip,born,seen,likes,land,paid\n" + address("kinds")
                    + ",\"1,234.5\",ja,31/01/1990,2024-05-01 10:00:00,tea;cake,de,EUR 12.50\n" + address("bad")
                    + ",many,,,,,,\n" + address("land") + ",,,,,,Germania,\n";
            long id = upload(file, StandardCharsets.UTF_8);
            imports.map(
                    id,
                    mapping(
                            new Column("email", Target.EMAIL, null, null),
                            attribute("seats", m + "seats", AttributeKind.NUMBER),
                            attribute("vip", m + "vip", AttributeKind.BOOLEAN),
                            attribute("born", m + "born", AttributeKind.DATE),
                            attribute("seen", m + "seen", AttributeKind.INSTANT),
                            attribute("likes", m + "likes", AttributeKind.LIST),
                            attribute("land", m + "land", AttributeKind.COUNTRY),
                            attribute("paid", m + "paid", AttributeKind.MONEY)));
            take(id);
            assertThat(contacts.findByEmail(address("kinds")).orElseThrow().attributes())
                    .containsEntry(m + "vip", true)
                    .containsEntry(m + "born", "1990-01-31")
                    .containsEntry(m + "seen", "2024-05-01T10:00:00Z")
                    .containsEntry(m + "likes", List.of("tea", "cake"))
                    .containsEntry(m + "land", "DE")
                    .containsEntry(m + "paid", Map.of("minor", 1250, "currency", "EUR"))
                    .extractingByKey(m + "seats")
                    .hasToString("1234.5");
            assertThat(faults(id))
                    .extracting(Fault::line, Fault::column)
                    .containsExactly(
                            org.assertj.core.groups.Tuple.tuple(3L, "seats"),
                            org.assertj.core.groups.Tuple.tuple(4L, "land"));
            assertThat(contacts.findByEmail(address("bad"))).isEmpty();
            assertThat(attributes.find(m + "born").orElseThrow().kind()).isEqualTo(AttributeKind.DATE);
        }

        @Test
        void whatIsBrokenCostsItsRowAndTheRestGoesOn() throws IOException {
            String huge = "x".repeat(10 << 20);
            String file = "email,note\n" + address("one") + ",\"open and never closed\n" + address("two")
                    + ",\"quoted\nover lines\"\n" + address("three") + "," + huge + "\n" + address("four")
                    + ",fine,too,many\n" + address("five") + ",say \"hi\"\n";
            long id = upload(file, StandardCharsets.UTF_8);
            imports.map(
                    id,
                    mapping(
                            new Column("email", Target.EMAIL, null, null),
                            attribute("note", "note", AttributeKind.TEXT)));
            take(id);
            assertThat(faults(id)).extracting(Fault::line).containsExactly(2L, 5L, 6L);
            assertThat(contacts.findByEmail(address("two")).orElseThrow().attributes())
                    .containsEntry("note", "quoted\nover lines");
            assertThat(contacts.findByEmail(address("five")).orElseThrow().attributes())
                    .containsEntry("note", "say \"hi\"");
            assertThat(imports.find(id).counts().created()).isEqualTo(2);
        }

        @Test
        void spreadsheetsWriteInManyWays() throws IOException {
            for (Charset charset :
                    List.of(StandardCharsets.UTF_8, StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE)) {
                String name = charset.name().toLowerCase();
                long id = upload("\ufeffsep=\t\r\nE-Mail\tprénom\r\n" + address(name) + "\tZoë\r\n", charset);
                take(id);
                assertThat(imports.find(id).separator()).isEqualTo("\t");
                assertThat(contacts.findByEmail(address(name)).orElseThrow().attributes())
                        .containsEntry("firstName", "Zoë");
            }
            long old = upload("email|Vorname\r" + address("mac") + "|Jo\r", StandardCharsets.US_ASCII);
            take(old);
            assertThat(contacts.findByEmail(address("mac"))).isPresent();
        }

        @Test
        void twoEncodingsInOneFileAreSaidOfTheRow() throws IOException {
            byte[] good = ("email,firstName\n" + address("utf") + ",Zoë\n" + address("utf2") + ",Renée\n")
                    .getBytes(StandardCharsets.UTF_8);
            byte[] bad = (address("latin") + ",Zo\u00eb\n").getBytes(StandardCharsets.ISO_8859_1);
            byte[] both = new byte[good.length + bad.length];
            System.arraycopy(good, 0, both, 0, good.length);
            System.arraycopy(bad, 0, both, good.length, bad.length);
            long id = imports.upload("mixed.csv", "anna", new ByteArrayInputStream(both))
                    .id();
            take(id);
            assertThat(faults(id)).singleElement().satisfies(fault -> {
                assertThat(fault.line()).isEqualTo(4);
                assertThat(fault.column()).isEqualTo("firstName");
                assertThat(fault.reason()).contains("UTF-8");
            });
        }

        @Test
        void aFileThatIsNoTableIsRefused() {
            assertThatThrownBy(() -> upload("email,Name,name\na@b.example,1,2\n", StandardCharsets.UTF_8))
                    .hasMessageContaining("Columns of the same name: Name, name");
            assertThatThrownBy(() -> upload("ada@example.org,Ada\n", StandardCharsets.UTF_8))
                    .hasMessageContaining("must name the columns");
            assertThatThrownBy(() -> upload("", StandardCharsets.UTF_8)).hasMessage("The file is empty.");
        }

        @Test
        void aMappingThatDoesNotFitIsRefused() throws IOException {
            long id = upload("email,a,b\nx@y.example,1,2\n", StandardCharsets.UTF_8);
            Column email = new Column("email", Target.EMAIL, null, null);
            refused(id, mapping(email, attribute("c", "c", null)), "no column 'c'");
            refused(id, mapping(attribute("a", "a", null)), "No column is the address");
            refused(id, mapping(email, attribute("a", "x", null), attribute("b", "x", null)), "target of another");
            refused(id, mapping(email, attribute("a", "1st", null)), "needs the name of an attribute");
            refused(id, newsletterSince(null, List.of(email)), "needs its proof");
            attributes.declare("size" + mark, AttributeKind.NUMBER, null);
            refused(id, mapping(email, attribute("a", "size" + mark, AttributeKind.TEXT)), "is a number here already");
            imports.cancel(id, "anna");
            assertThatThrownBy(() -> imports.start(id, "anna")).hasMessageContaining("CANCELLED");
        }

        @Test
        void whoeverDiesInAChunkIsFollowedFromItsFirstRow() throws IOException {
            StringBuilder file = new StringBuilder("email,firstName\n");
            for (int i = 0; i < 12_000; i++) {
                file.append("p")
                        .append(i)
                        .append('-')
                        .append(mark)
                        .append("@imports.example,N")
                        .append(i)
                        .append('\n');
            }
            long id = upload(file.toString(), StandardCharsets.UTF_8);
            imports.start(id, "anna");
            // The second chunk dies in the middle, as with a machine that goes down.
            jdbc.sql("alter table contact add constraint no_" + mark + " check (email <> 'p7000-" + mark
                            + "@imports.example')")
                    .update();
            worker.work();
            assertThat(imports.find(id).state()).isEqualTo(State.RUNNING);
            assertThat(imports.find(id).counts().rows()).isEqualTo(5_000);
            assertThat(made(id)).isEqualTo(5_000);
            jdbc.sql("alter table contact drop constraint no_" + mark).update();
            // Somebody else has it in hand; after that the next turn begins with the first row of that chunk.
            lease(id, Instant.now().plusSeconds(60));
            worker.work();
            assertThat(imports.find(id).counts().rows()).isEqualTo(5_000);
            lease(id, Instant.now().minusSeconds(1));
            worker.work();
            ContactImport done = imports.find(id);
            assertThat(done.state()).isEqualTo(State.DONE);
            assertThat(done.counts().created()).isEqualTo(12_000);
            assertThat(made(id)).isEqualTo(12_000);
        }

        @Test
        void nobodyIsSubscribedAgainstHerNoAndANoEndsAYes() throws IOException {
            Contact left = contact("left");
            consents.grant(left.id(), "newsletter", proof("2023-01-01T00:00:00Z"));
            consents.withdraw(left.id(), "newsletter", proof("2024-06-01T00:00:00Z"));
            Contact stays = contact("stays");
            consents.grant(stays.id(), "newsletter", proof("2023-01-01T00:00:00Z"));
            String file = "email,subscribed,at\n" + address("left") + ",yes,2024-01-01\n" + address("stays")
                    + ",no,2025-01-01\n";
            long id = upload(file, StandardCharsets.UTF_8);
            imports.map(id, said("subscribed", "at", false));
            take(id);
            assertThat(consents.of(left.id(), "newsletter").orElseThrow().status())
                    .isEqualTo(Consent.Status.WITHDRAWN);
            assertThat(consents.of(stays.id(), "newsletter").orElseThrow().status())
                    .isEqualTo(Consent.Status.WITHDRAWN);
            assertThat(log.timeline(stays.id(), null, 10))
                    .extracting(it -> it.name())
                    .contains("contact.unsubscribed");
        }

        @Test
        void newsIsToldOnlyWhenAskedFor() throws IOException {
            String file = "email,at\n" + address("news") + ",2025-01-01\n";
            long id = upload(file, StandardCharsets.UTF_8);
            imports.map(id, said(null, "at", true));
            take(id);
            Contact she = contacts.findByEmail(address("news")).orElseThrow();
            assertThat(log.timeline(she.id(), null, 10))
                    .extracting(it -> it.name())
                    .containsExactly("contact.subscribed");
        }

        @Test
        void whatWasMergedIsFoundAsWhoWasKept() throws IOException {
            Contact kept = contact("kept");
            Contact gone = contact("gone");
            merging.merge(kept.id(), gone.id(), "anna");
            String file = "email,firstName\n" + address("gone") + ",Ada\n";
            long id = upload(file, StandardCharsets.UTF_8);
            take(id);
            assertThat(imports.find(id).counts().created()).isZero();
            assertThat(contacts.find(kept.id()).orElseThrow().attributes()).containsEntry("firstName", "Ada");
        }

        @Test
        void takenBackItIsAsItWasUnlessSomethingHappenedSince() throws IOException {
            contacts.upsert(new NewContact(address("old"), null, null, null, Map.of("firstName", "Ann")));
            Contact old = contacts.findByEmail(address("old")).orElseThrow();
            contacts.upsert(new NewContact(address("moved"), null, null, null, Map.of("firstName", "Ann")));
            Contact moved = contacts.findByEmail(address("moved")).orElseThrow();
            String file = "email,firstName,at\n" + address("old") + ",Anna,2025-01-01\n" + address("moved")
                    + ",Anna,2025-01-01\n" + address("fresh") + ",Eve,2025-01-01\n" + address("busy")
                    + ",Bea,2025-01-01\n";
            long id = upload(file, StandardCharsets.UTF_8);
            imports.map(id, withTag(said(null, "at", false, attribute("firstName", "firstName", null))));
            take(id);
            Contact busy = contacts.findByEmail(address("busy")).orElseThrow();
            log.append(new NewEvent(
                    "busy:" + mark, "page.viewed", busy.id(), clock.instant(), Map.of(), Origin.NONE, null));
            contacts.change(
                    moved.id(),
                    it -> new Contact(
                            it.id(),
                            it.email(),
                            it.externalId(),
                            it.timeZone(),
                            it.locale(),
                            Map.of("firstName", "Annabel"),
                            it.createdAt()));

            imports.undo(id, "anna");
            worker.work();
            ContactImport undone = imports.find(id);
            assertThat(undone.state()).isEqualTo(State.UNDONE);
            assertThat(undone.counts().undone()).isEqualTo(2);
            assertThat(undone.counts().kept()).isEqualTo(2);
            assertThat(contacts.findByEmail(address("fresh"))).isEmpty();
            assertThat(contacts.find(old.id()).orElseThrow()).isEqualTo(old);
            assertThat(consents.of(old.id(), "newsletter")).isEmpty();
            assertThat(tags.of(old.id())).isEmpty();
            assertThat(contacts.find(moved.id()).orElseThrow().attributes()).containsEntry("firstName", "Annabel");
            assertThat(tags.of(moved.id())).isEmpty();
            assertThat(contacts.findByEmail(address("busy"))).isPresent();
            assertThatThrownBy(() -> imports.undo(id, "anna")).hasMessageContaining("UNDONE");
        }

        @Test
        void afterADayItStays() throws IOException {
            long id = upload("email\n" + address("late") + "\n", StandardCharsets.UTF_8);
            take(id);
            clock.advance(Duration.ofHours(25));
            assertThat(imports.find(id).undoUntil()).isNull();
            assertThatThrownBy(() -> imports.undo(id, "anna")).hasMessageContaining("could be taken back until");
        }

        @Test
        void whatIsExportedRunsNothingAndComesInAgain() throws IOException {
            Contact she = contact("formula");
            attributes.declare("note", AttributeKind.TEXT, null);
            contacts.change(
                    she.id(),
                    it -> new Contact(
                            it.id(),
                            it.email(),
                            "x-" + mark,
                            java.time.ZoneId.of("Europe/Paris"),
                            java.util.Locale.FRANCE,
                            Map.of("note", "=cmd|' /C calc'!A0"),
                            it.createdAt()));
            consents.grant(she.id(), "newsletter", proof("2023-01-01T00:00:00Z"));
            tags.add(she.id(), List.of("vip"));
            Contact before = contacts.find(she.id()).orElseThrow();
            StringWriter text = new StringWriter();
            export.write(new SafeCsv(text));
            String head = text.toString().lines().findFirst().orElseThrow();
            String hers = text.toString()
                    .lines()
                    .filter(it -> it.startsWith(address("formula")))
                    .findFirst()
                    .orElseThrow();
            assertThat(hers).contains("'=cmd|");

            contacts.erase(she.id());
            long id = upload(head + "\r\n" + hers + "\r\n", StandardCharsets.UTF_8);
            List<Column> columns = List.of(
                    new Column("email", Target.EMAIL, null, null),
                    new Column("externalId", Target.EXTERNAL_ID, null, null),
                    new Column("timeZone", Target.TIME_ZONE, null, null),
                    new Column("locale", Target.LOCALE, null, null),
                    new Column("tags", Target.TAGS, null, null),
                    attribute("note", "note", null));
            ConsentColumn consent = new ConsentColumn(
                    "newsletter",
                    "newsletter",
                    null,
                    null,
                    null,
                    "newsletter source",
                    null,
                    "newsletter at",
                    null,
                    null,
                    null,
                    null,
                    null);
            imports.map(id, new ImportMapping(columns, List.of(consent), null, null, null, null, null, null));
            take(id);
            Contact after = contacts.findByEmail(address("formula")).orElseThrow();
            assertThat(after.attributes()).isEqualTo(before.attributes());
            assertThat(after.externalId()).isEqualTo(before.externalId());
            assertThat(after.timeZone()).isEqualTo(before.timeZone());
            assertThat(after.locale()).isEqualTo(before.locale());
            assertThat(tags.of(after.id())).containsExactly("vip");
            assertThat(consents.of(after.id(), "newsletter")
                            .orElseThrow()
                            .proof()
                            .at())
                    .isEqualTo(Instant.parse("2023-01-01T00:00:00Z"));
        }

        @Test
        void exportsOfMailchimpAreKnown() throws IOException {
            long subscribed = upload(
                    "Email Address,First Name,Last Name,MEMBER_RATING,OPTIN_TIME,OPTIN_IP,CONFIRM_TIME,CONFIRM_IP,CC,LEID,TAGS\n"
                            + address("mc")
                            + ",Ada,L,2,,,2019-03-21 10:11:12,192.0.2.7,DE,12345,\"\"\"Tea\"\",\"\"Cake\"\"\"\n",
                    StandardCharsets.UTF_8);
            take(subscribed);
            Contact she = contacts.findByEmail(address("mc")).orElseThrow();
            Consent consent = consents.of(she.id(), "newsletter").orElseThrow();
            assertThat(consent.proof().at()).isEqualTo(Instant.parse("2019-03-21T10:11:12Z"));
            assertThat(consent.proof().ip()).isEqualTo("192.0.2.7");
            assertThat(tags.of(she.id())).containsExactlyInAnyOrder("Tea", "Cake");
            long unsubscribed = upload(
                    "Email Address,First Name,UNSUB_TIME,LEID\n" + address("mc") + ",Ada,2020-03-21 10:11:12,12345\n",
                    StandardCharsets.UTF_8);
            take(unsubscribed);
            assertThat(consents.of(she.id(), "newsletter").orElseThrow().status())
                    .isEqualTo(Consent.Status.WITHDRAWN);
            long cleaned = upload(
                    "Email Address,CLEAN_TIME,LEID\n" + address("bounced") + ",2020-03-21 10:11:12,12346\n",
                    StandardCharsets.UTF_8);
            take(cleaned);
            assertThat(jdbc.sql("select reason from suppression where email_key = ?")
                            .param(address("bounced"))
                            .query(String.class)
                            .single())
                    .isEqualTo("cleaned by Mailchimp: it bounced");
        }

        @Test
        void aFileNobodyStartedIsDeletedInTheEnd() throws IOException {
            long id = upload("email\n" + address("waits") + "\n", StandardCharsets.UTF_8);
            UUID file = table.find(id).orElseThrow().file();
            worker.clean();
            assertThat(files.isHere(file)).isTrue();
            clock.advance(Duration.ofDays(8));
            worker.clean();
            assertThat(files.isHere(file)).isFalse();
            assertThat(imports.find(id).state()).isEqualTo(State.CANCELLED);
        }

        private long made(long id) {
            return jdbc.sql("select count(*) from contact where import_id = ?")
                    .param(id)
                    .query(Long.class)
                    .single();
        }

        private void lease(long id, Instant until) {
            jdbc.sql("update contact_import set lease_until = ? where id = ?")
                    .params(io.postrider.time.Timestamps.of(until), id)
                    .update();
        }

        private void refused(long id, ImportMapping mapping, String why) {
            assertThatThrownBy(() -> imports.map(id, mapping)).hasMessageContaining(why);
        }

        private long upload(String text, Charset charset) throws IOException {
            return imports.upload("file.csv", "anna", new ByteArrayInputStream(text.getBytes(charset)))
                    .id();
        }

        private void take(long id) {
            imports.start(id, "anna");
            worker.work();
            assertThat(imports.find(id).state()).isEqualTo(State.DONE);
        }

        private List<Fault> faults(long id) {
            List<Fault> all = new ArrayList<>();
            imports.faults(id, all::add);
            return all;
        }

        private Contact contact(String name) {
            contacts.upsert(new NewContact(address(name), null, null, null, Map.of()));
            return contacts.findByEmail(address(name)).orElseThrow();
        }

        private long events(Contact contact) {
            return log.timeline(contact.id(), null, 10).size();
        }

        private static Proof proof(String at) {
            return new Proof("till", Instant.parse(at), null, null, null, null);
        }

        private static Column attribute(String column, String name, AttributeKind kind) {
            return new Column(column, Target.ATTRIBUTE, name, kind);
        }

        private static ImportMapping mapping(Column... columns) {
            return new ImportMapping(List.of(columns), null, null, null, null, true, false, false);
        }

        private static ImportMapping newsletterSince(String column, List<Column> columns) {
            return new ImportMapping(
                    columns, List.of(consent(null, column)), null, null, Update.OVERWRITE, true, false, false);
        }

        private static ImportMapping said(String column, String at, boolean startJourneys, Column... more) {
            List<Column> columns = new ArrayList<>(List.of(more));
            columns.add(new Column("email", Target.EMAIL, null, null));
            return new ImportMapping(
                    columns, List.of(consent(column, at)), null, null, Update.OVERWRITE, true, false, startJourneys);
        }

        private static ImportMapping withTag(ImportMapping it) {
            return new ImportMapping(
                    it.columns(), it.consents(), List.of("fair"), null, Update.OVERWRITE, true, false, false);
        }

        private static ConsentColumn consent(String column, String at) {
            return new ConsentColumn(
                    "newsletter", column, null, null, "fair", null, null, at, null, null, null, null, null);
        }

        private String address(String name) {
            return name + "-" + mark + "@imports.example";
        }
    }
}
