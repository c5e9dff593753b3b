package io.postrider.delivery;

import io.postrider.contacts.ContactId;
import io.postrider.delivery.Email.Moment;
import io.postrider.events.Origin;
import io.postrider.time.Timestamps;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** What the tests of policies begin with: a morning, mails of every importance, and where they stand. */
@Component
class PolicyFixture {

    final DeliveryFixture the;

    PolicyFixture(DeliveryFixture the) {
        this.the = the;
    }

    /** The next morning at this hour in UTC; nothing of earlier tests is due any more. */
    Instant morning(int hour) {
        Instant day = the.clock.instant().truncatedTo(ChronoUnit.DAYS).plus(Duration.ofDays(1));
        the.clock.set(day.plus(Duration.ofHours(hour)));
        the.jdbc
                .sql("update outbox set state = 'CANCELLED' where state in ('PENDING', 'HELD', 'DEFERRED', 'CLAIMED')")
                .update();
        return the.clock.instant();
    }

    /** A newsletter for her, to leave now. */
    Email letter(ContactId contact) {
        return the.email(contact, "newsletter", Moment.NOW, false);
    }

    Email important(ContactId contact, int priority) {
        return with(letter(contact), "welcome-series", priority);
    }

    Email ofJourney(ContactId contact, String journey) {
        return with(letter(contact), journey, 0);
    }

    private static Email with(Email email, String journey, int priority) {
        Origin origin =
                new Origin(journey, 1, "serviceTask_send", UUID.randomUUID().toString());
        return new Email(
                email.key(),
                email.contact(),
                email.purpose(),
                email.template(),
                null,
                Map.of("purpose", "offers"),
                origin,
                email.moment(),
                email.answersOwnAct(),
                priority);
    }

    /** Goes to a provider nobody else sends to. */
    MailId enqueueTo(String provider, Email email) {
        MailId mail = the.enqueue(email);
        the.jdbc
                .sql("update outbox set provider = ? where id = ?")
                .params(provider, mail.value())
                .update();
        return mail;
    }

    /** Enqueues and sends what is due. */
    MailId send(Email email) {
        MailId mail = the.enqueue(email);
        the.sendAll();
        return mail;
    }

    String state(MailId mail) {
        return the.mail(mail).state();
    }

    String reason(MailId mail) {
        return the.mail(mail).reason();
    }

    Instant due(MailId mail) {
        return the.jdbc
                .sql("select not_before from outbox where id = ?")
                .param(mail.value())
                .query((row, number) -> Timestamps.read(row, "not_before"))
                .single();
    }

    void dueAt(MailId mail, Instant moment) {
        the.jdbc
                .sql("update outbox set not_before = ? where id = ?")
                .params(Timestamps.of(moment), mail.value())
                .update();
    }
}
