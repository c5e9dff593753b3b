package io.postrider.delivery;

import io.postrider.contacts.Consents;
import io.postrider.contacts.Contact;
import io.postrider.contacts.ContactId;
import io.postrider.contacts.Contacts;
import io.postrider.contacts.NewContact;
import io.postrider.contacts.Proof;
import io.postrider.delivery.spi.OutgoingMail;
import io.postrider.events.EventLog;
import io.postrider.events.LoggedEvent;
import io.postrider.events.Origin;
import io.postrider.support.MovableClock;
import io.postrider.time.MachineTime;
import io.postrider.time.Timestamps;
import jakarta.mail.MessagingException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What the tests of sending begin with: contacts, mails, and a sender that is run by hand. */
@Component
class DeliveryFixture {

    static final String TEMPLATE = "double-opt-in";

    final Contacts contacts;
    final Consents consents;
    final Outbox outbox;
    final Inbox inbox;
    final EventLog log;
    final MovableClock clock;
    final SenderFactory senders;
    final Unknowns unknowns;
    final JdbcClient jdbc;
    final ByHand way;
    final MailServer server;

    /** One mail's way, walked by hand: claimed before, committed (or not) after. */
    @Component
    record ByHand(
            OutgoingMessage way, ClaimedBatch.Asked asked, Journals journals, io.postrider.time.MachineTime machine) {

        Result send(Claim claim, MailServer server) {
            var servers = new MailServers(List.of(server), machine);
            try (Handings handings = new Handings(servers, journals.open(7))) {
                return way.send(claim, new ClaimedBatch(asked, List.of(claim), Duration.ofHours(1)).look(0), handings);
            } catch (MessagingException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    DeliveryFixture(
            Contacts contacts,
            Consents consents,
            Outbox outbox,
            Inbox inbox,
            EventLog log,
            MovableClock clock,
            SenderFactory senders,
            Unknowns unknowns,
            JdbcClient jdbc,
            ByHand way,
            MailServer server) {
        this.contacts = contacts;
        this.consents = consents;
        this.outbox = outbox;
        this.inbox = inbox;
        this.log = log;
        this.clock = clock;
        this.senders = senders;
        this.unknowns = unknowns;
        this.jdbc = jdbc;
        this.way = way;
        this.server = server;
    }

    /** Somebody new who agreed to the newsletter and has yet to confirm that she wants offers. */
    ContactId subscriber(String zone) {
        return subscriber("c" + UUID.randomUUID() + "@example.com", zone, "Ada");
    }

    ContactId subscriber(String email, String zone, String firstName) {
        ContactId id = contacts.upsert(
                        new NewContact(email, null, ZoneId.of(zone), null, Map.of("firstName", firstName)))
                .id();
        consents.grant(id, "newsletter", proof());
        consents.request(id, "offers", proof());
        return id;
    }

    Proof proof() {
        return new Proof("test", clock.instant(), null, null, null, null);
    }

    /** A mail that answers what she just did. */
    Email answer(ContactId contact) {
        return email(contact, "newsletter", Email.Moment.NOW, true);
    }

    /** A mail for her next window. */
    Email forHerWindow(ContactId contact) {
        return email(contact, "newsletter", Email.Moment.NEXT_WINDOW, false);
    }

    Email email(ContactId contact, String purpose, Email.Moment moment, boolean ownAct) {
        Origin origin = new Origin(
                "welcome-series", 1, "serviceTask_send", UUID.randomUUID().toString());
        return new Email(
                "test:" + UUID.randomUUID(),
                contact,
                purpose,
                TEMPLATE,
                null,
                Map.of("purpose", "offers"),
                origin,
                moment,
                ownAct,
                0);
    }

    MailId enqueue(Email email) {
        return outbox.enqueue(email).id();
    }

    SentMail mail(MailId id) {
        return outbox.find(id).orElseThrow();
    }

    /** Everything that is due, by one sender to the catcher. */
    void sendAll() {
        try (Sender sender = senders.sender(0)) {
            drain(sender);
        }
    }

    void sendAllTo(FaultySmtpServer server) {
        sendAllTo(server.address());
    }

    void sendAllTo(MailServer... servers) {
        try (Sender sender = senders.sender(1, servers)) {
            drain(sender);
        }
    }

    /** One batch, by a sender the test can reach while it sends. */
    void sendOneBatchTo(FaultySmtpServer server, AtomicReference<Sender> reach) {
        try (Sender sender = senders.sender(1, server.address())) {
            reach.set(sender);
            sender.sendBatch();
        }
    }

    /** The machine time in which evidence might have come is over, and nothing came. */
    void unknownsWaitedOut(MailId mail) {
        jdbc.sql("update outbox set unknown_since = :past where id = :id and state = 'UNKNOWN'")
                .param("past", Timestamps.of(new MachineTime().now().minus(Duration.ofDays(30))))
                .param("id", mail.value())
                .update();
        unknowns.decide();
    }

    String via(MailId mail) {
        return jdbc.sql("select via from outbox where id = ?")
                .param(mail.value())
                .query(String.class)
                .single();
    }

    String messageId(MailId mail) {
        return jdbc.sql("select message_id from outbox where id = ?")
                .param(mail.value())
                .query(String.class)
                .single();
    }

    void drain(Sender sender) {
        while (sender.sendBatch() > 0) {
            // Again until nothing is due.
        }
    }

    OutgoingMail outgoing(Claim claim) {
        return new OutgoingMail(
                claim.id(),
                claim.email(),
                contacts.find(claim.email().contact()).orElse(null),
                consents.purpose(claim.email().purpose()),
                claim.history().queuedAt(),
                claim.provider());
    }

    List<CaughtMail> inboxOf(ContactId contact) {
        return inbox.to(contacts.find(contact).map(Contact::email).orElseThrow(), 10);
    }

    CaughtMail open(CaughtMail mail) {
        return inbox.find(mail.id()).orElseThrow();
    }

    List<String> events(ContactId contact) {
        return log.timeline(contact, null, 100).stream().map(LoggedEvent::name).toList();
    }
}
