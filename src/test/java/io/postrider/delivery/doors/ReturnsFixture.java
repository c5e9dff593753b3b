package io.postrider.delivery.doors;

import io.postrider.contacts.Consents;
import io.postrider.contacts.ContactId;
import io.postrider.contacts.Contacts;
import io.postrider.contacts.NewContact;
import io.postrider.contacts.Proof;
import io.postrider.contacts.Suppressions;
import io.postrider.delivery.Email;
import io.postrider.delivery.MailId;
import io.postrider.delivery.Outbox;
import io.postrider.delivery.Postman;
import io.postrider.delivery.ReturnTokens;
import io.postrider.events.EventLog;
import io.postrider.events.LoggedEvent;
import io.postrider.events.Origin;
import io.postrider.support.MovableClock;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What the tests of returned mail begin with: somebody who got a mail, and what may come back about it. */
@Component
public class ReturnsFixture {

    public final Outbox outbox;
    public final EventLog log;
    public final Contacts contacts;
    public final MovableClock clock;
    final ReturnTokens tokens;
    private final Consents consents;
    private final Suppressions suppressions;
    private final Postman postman;
    private final JdbcClient jdbc;

    ReturnsFixture(
            Outbox outbox,
            EventLog log,
            Contacts contacts,
            MovableClock clock,
            ReturnTokens tokens,
            Consents consents,
            Suppressions suppressions,
            Postman postman,
            JdbcClient jdbc) {
        this.outbox = outbox;
        this.log = log;
        this.contacts = contacts;
        this.clock = clock;
        this.tokens = tokens;
        this.consents = consents;
        this.suppressions = suppressions;
        this.postman = postman;
        this.jdbc = jdbc;
    }

    /** Somebody new who agreed to the newsletter. */
    public ContactId subscriber() {
        String email = "r" + UUID.randomUUID() + "@example.com";
        ContactId id = contacts.upsert(new NewContact(email, null, ZoneId.of("UTC"), null, Map.of("firstName", "Ada")))
                .id();
        Proof proof = new Proof("test", clock.instant(), null, null, null, null);
        consents.grant(id, "newsletter", proof);
        consents.request(id, "offers", proof);
        return id;
    }

    /** A mail that was sent to her. */
    public MailId mailTo(ContactId contact) {
        Origin origin = new Origin(
                "welcome-series", 1, "serviceTask_send", UUID.randomUUID().toString());
        MailId mail = outbox.enqueue(new Email(
                        "returns:" + UUID.randomUUID(),
                        contact,
                        "newsletter",
                        "double-opt-in",
                        null,
                        Map.of("purpose", "offers"),
                        origin,
                        Email.Moment.NOW,
                        true,
                        0))
                .id();
        postman.sendAll();
        return mail;
    }

    public String address(ContactId contact) {
        return contacts.find(contact).orElseThrow().email();
    }

    String returnAddress(MailId mail) {
        return "b+" + tokens.of(mail) + "@bounce.shop.example";
    }

    String messageId(MailId mail) {
        return "<" + tokens.of(mail) + "@shop.example>";
    }

    public boolean suppressed(ContactId contact) {
        return suppressions.reasonFor(address(contact)).isPresent();
    }

    public boolean subscribed(ContactId contact) {
        return consents.of(contact, "newsletter").orElseThrow().status()
                == io.postrider.contacts.Consent.Status.GRANTED;
    }

    public List<LoggedEvent> events(ContactId contact, String name) {
        return log.timeline(contact, null, 200).stream()
                .filter(event -> event.name().equals(name))
                .toList();
    }

    /** How many rows of a table are about her. */
    public int rows(String table, ContactId contact) {
        return jdbc.sql("select count(*) from " + table + " where contact_id = ?")
                .param(contact.value())
                .query(Integer.class)
                .single();
    }

    /** The newest returned mail's state, and whether its content is still there. */
    String newest() {
        return jdbc.sql("select state, kind, source from returned_mail order by id desc fetch first 1 rows only")
                .query((row, number) -> row.getString("state") + " " + row.getString("kind")
                        + (row.getString("source") == null ? " empty" : ""))
                .single();
    }

    /** How many rows still quote her address. */
    int speakingOf(String email) {
        return jdbc.sql("select count(*) from returned_mail where position(? in source) > 0")
                .param(email)
                .query(Integer.class)
                .single();
    }

    String stateOf(ContactId contact) {
        return jdbc.sql("select state from returned_mail where contact_id = ?")
                .param(contact.value())
                .query(String.class)
                .single();
    }

    /** The newest answer was about to be passed on when the process ended. */
    void crashedWhilePassingOn() {
        jdbc.sql("update returned_mail set state = 'FORWARDING' where id = (select max(id) from returned_mail)")
                .update();
    }

    /** Machine time passed: everything that is kept was kept that long. */
    void age(Duration duration) {
        jdbc.sql("update returned_mail set machine_at = :past")
                .param(
                        "past",
                        io.postrider.time.Timestamps.of(
                                new io.postrider.time.MachineTime().now().minus(duration)))
                .update();
    }

    static byte[] bytes(String mail) {
        return mail.getBytes(StandardCharsets.ISO_8859_1);
    }

    /** A standard bounce. @param messageId of the returned mail */
    static String bounce(String to, String address, String action, String status, String messageId) {
        return """
                From: MAILER-DAEMON@mx.example
                To: %s
                Subject: Undelivered Mail Returned to Sender
                X-Unique: %s
                Content-Type: multipart/report; report-type=delivery-status; boundary=b

                --b
                Content-Type: text/plain

                It did not work.
                --b
                Content-Type: message/delivery-status

                Reporting-MTA: dns; mx.example

                Final-Recipient: rfc822; %s
                Action: %s
                Status: %s
                Diagnostic-Code: smtp; 550 %s <%s> says the server

                --b
                Content-Type: message/rfc822

                Message-ID: %s
                Subject: Hello

                Hello
                --b--
                """
                .formatted(to, UUID.randomUUID(), address, action, status, status, address, messageId);
    }

    static String complaint(String to, String type, String messageId) {
        return """
                From: feedback@isp.example
                To: %s
                Subject: FW: Hello
                X-Unique: %s
                Content-Type: multipart/report; report-type=feedback-report; boundary=b

                --b
                Content-Type: text/plain

                A report.
                --b
                Content-Type: message/feedback-report

                Feedback-Type: %s
                User-Agent: Test/1
                Version: 1

                --b
                Content-Type: message/rfc822

                Message-ID: %s
                Subject: Hello

                Hello
                --b--
                """
                .formatted(to, UUID.randomUUID(), type, messageId);
    }

    static String letter(String from, String to, String subject, String header, String text) {
        return "From: %s\nTo: %s\nSubject: %s\nMessage-ID: <%s@example.com>\n%s\n%s\n"
                .formatted(from, to, subject, UUID.randomUUID(), header, text);
    }
}
