package io.postrider.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.MeterRegistry;
import io.postrider.contacts.ContactId;
import io.postrider.contacts.InvalidContact;
import io.postrider.events.LoggedEvent;
import io.postrider.support.OnH2;
import io.postrider.support.OnPostgres;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** What somebody typed, from the outbox to the mail server's ears: contained or refused, and the next mail goes. */
class HostileValuesTests {

    @Nested
    @OnH2
    class H2 extends Contract {}

    @Nested
    @OnPostgres
    class Postgres extends Contract {}

    abstract static class Contract {

        @Autowired
        DeliveryFixture the;

        @Autowired
        MeterRegistry meters;

        private FaultySmtpServer server;

        @BeforeEach
        void open() {
            server = new FaultySmtpServer();
        }

        @AfterEach
        void close() {
            server.close();
            for (String table : List.of("consent", "consent_history", "purpose")) {
                the.jdbc
                        .sql("delete from " + table + " where purpose like '%hostile-%'")
                        .update();
            }
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "Eve\r\nBcc: victim@example.com",
                    "Eve\nBcc: victim@example.com\n\nsecond body",
                    "Eve\rBcc: victim@example.com",
                    "Eve\u2028Bcc: victim@example.com",
                    "Eve\u2029Bcc: victim@example.com",
                    "Eve\u202egpj.exe\u2066",
                    "\"Eve\", <victim@example.com>, (comment)",
                    "=?UTF-8?Q?=0D=0ABcc:_victim@example.com?=",
                    "👩‍👩‍👧‍👦 Ünïcödé 茶"
                })
        void aNameStaysInsideItsSubjectAndItsBody(String name) throws Exception {
            ContactId eve = the.subscriber("eve" + UUID.randomUUID() + "@example.com", "UTC", name);
            MailId mail = the.enqueue(thanks(eve));

            the.sendAllTo(server);

            assertThat(the.mail(mail)).returns("SENT", SentMail::state);
            MimeMessage read = read(server.received.get(0));
            assertThat(read.getHeader("Bcc")).isNull();
            assertThat(read.getAllRecipients()).hasSize(1);
            assertThat(read.getSubject())
                    .doesNotContainPattern("[\\p{Cntrl}\\u2028\\u2029\\u202a-\\u202e\\u2066-\\u2069]");
            assertThat(headersOf(server.received.get(0)).lines())
                    .allMatch(line -> line.length() <= 998)
                    .noneMatch(line -> line.toLowerCase().startsWith("bcc:"));
        }

        /** One value that cannot be read again would hold up every mail that is sent together with hers. */
        @ParameterizedTest
        @ValueSource(
                strings = {"Eve\u0085Bcc: victim@example.com", "Eve\u000b", "Eve\u001b[2J", "Eve\u0000", "Eve\ud83d"})
        void aNameThatCouldNotBeReadAgainIsRefusedAtTheDoor(String name) {
            assertThatThrownBy(() -> the.subscriber("eve" + UUID.randomUUID() + "@example.com", "UTC", name))
                    .isInstanceOf(InvalidContact.class);
        }

        @Test
        void anEndlessNameIsCutInTheSubject() throws Exception {
            String endless = "☕".repeat(5_000);
            ContactId eve = the.subscriber("eve" + UUID.randomUUID() + "@example.com", "UTC", "Eve");
            name(eve, endless);
            MailId mail = the.enqueue(thanks(eve));

            the.sendAllTo(server);

            assertThat(the.mail(mail)).returns("SENT", SentMail::state);
            assertThat(read(server.received.get(0)).getSubject())
                    .hasSizeLessThanOrEqualTo(250)
                    .contains("☕☕☕");
        }

        @Test
        void aNameOf100KilobytesMakesNoMailAndTheNextOneGoes() {
            ContactId eve = the.subscriber("UTC");
            name(eve, "x".repeat(100_000));
            MailId hers = the.enqueue(thanks(eve));
            MailId next = the.enqueue(thanks(the.subscriber("UTC")));

            the.sendAllTo(server);

            assertThat(the.mail(hers)).returns("FAILED", SentMail::state);
            assertThat(the.mail(hers).reason()).contains("its HTML has").doesNotContain("xxx");
            assertThat(the.mail(next)).returns("SENT", SentMail::state);
            assertThat(server.received).hasSize(1);
        }

        @Test
        void anAddressWithALineBreakIsRefusedOnceAndTheNextMailGoes() {
            ContactId eve = the.subscriber("UTC");
            ContactId ada = the.subscriber("UTC");
            // However it got there: the sign-up form and the API refuse such an address.
            the.jdbc
                    .sql("update contact set email = ? where id = ?")
                    .params("eve@example.com\r\nRCPT TO:<victim@example.com>", eve.value())
                    .update();
            double dropped = counted("dropped");
            MailId hers = the.enqueue(thanks(eve));
            MailId next = the.enqueue(thanks(ada));

            the.sendAllTo(server);

            assertThat(server.received).hasSize(1);
            assertThat(the.mail(next)).returns("SENT", SentMail::state);
            assertThat(the.mail(hers)).returns("DROPPED", SentMail::state);
            assertThat(the.mail(hers).reason()).isEqualTo("not sent: her address is none a mail can be sent to");
            assertThat(skipped(eve)).hasSize(1);
            assertThat(counted("dropped")).isEqualTo(dropped + 1);
        }

        @ParameterizedTest
        @ValueSource(strings = {"spring sale", "News\r\nBcc: victim@example.com", "über-uns", "<>", "news."})
        void aPurposeThatIsNoListIdStillMails(String key) throws Exception {
            String purpose = key + " hostile-" + UUID.randomUUID().toString().substring(0, 8);
            the.jdbc
                    .sql("insert into purpose (purpose, name, description, transactional, position)"
                            + " values (?, ?, 'x', false, 99)")
                    .params(purpose, "Name\r\nX-Evil: 1")
                    .update();
            awaitPurposes(purpose);
            ContactId ada = the.subscriber("UTC");
            the.consents.grant(ada, purpose, the.proof());
            MailId mail = the.enqueue(email(ada, purpose));

            the.sendAllTo(server);

            assertThat(the.mail(mail)).returns("SENT", SentMail::state);
            MimeMessage read = read(server.received.get(0));
            assertThat(read.getHeader("List-Id", null)).matches("<[a-z0-9-]{1,63}\\.fernandkettle\\.example>");
            assertThat(read.getHeader("Bcc")).isNull();
            assertThat(read.getHeader("X-Evil")).isNull();
        }

        @Test
        void aMailThatCannotBeMadeIsToldOnceAndCounted() {
            ContactId ada = the.subscriber("UTC");
            double failed = counted("failed");
            MailId mail = the.enqueue(new Email(
                    "hostile:" + UUID.randomUUID(),
                    ada,
                    "newsletter",
                    "welcome-thanks",
                    "no\r\nsuch",
                    Map.of(),
                    thanks(ada).origin(),
                    Email.Moment.NOW,
                    true,
                    0));

            the.sendAllTo(server);
            the.sendAllTo(server);

            assertThat(the.mail(mail)).returns("FAILED", SentMail::state);
            assertThat(counted("failed")).isEqualTo(failed + 1);
            assertThat(skipped(ada)).hasSize(1);
            assertThat(server.received).isEmpty();
        }

        /** However it got there: the API may refuse it. */
        private void name(ContactId contact, String name) {
            the.jdbc
                    .sql("update contact set attributes = ? where id = ?")
                    .params("{\"firstName\": \"" + name + "\"}", contact.value())
                    .update();
        }

        /** Purposes are remembered for a second of machine time. */
        private void awaitPurposes(String purpose) {
            org.awaitility.Awaitility.await().until(() -> the.consents.purposes().stream()
                    .anyMatch(known -> known.key().equals(purpose)));
        }

        private double counted(String state) {
            return meters.counter("postrider.mails", "state", state).count();
        }

        private List<LoggedEvent> skipped(ContactId contact) {
            return the.log.timeline(contact, null, 100).stream()
                    .filter(event -> event.name().equals("email.skipped"))
                    .toList();
        }

        private Email thanks(ContactId contact) {
            return email(contact, "newsletter");
        }

        private Email email(ContactId contact, String purpose) {
            return new Email(
                    "hostile:" + UUID.randomUUID(),
                    contact,
                    purpose,
                    "welcome-thanks",
                    "warm",
                    Map.of(),
                    io.postrider.events.Origin.NONE,
                    Email.Moment.NOW,
                    true,
                    0);
        }

        private static MimeMessage read(String source) throws Exception {
            return new MimeMessage(
                    Session.getInstance(new Properties()),
                    new ByteArrayInputStream(source.getBytes(StandardCharsets.UTF_8)));
        }

        private static String headersOf(String source) {
            return source.substring(0, source.indexOf("\r\n\r\n"));
        }
    }
}
