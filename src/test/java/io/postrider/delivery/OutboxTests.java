package io.postrider.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.postrider.events.LoggedEvent;
import io.postrider.support.OnH2;
import io.postrider.support.OnPostgres;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/** Intentions: once each, in the caller's transaction, and only for those who want them when they leave. */
class OutboxTests {

    /** A Monday in Paris. */
    private static final Instant NIGHT = Instant.parse("2027-03-01T02:00:00Z");

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
        TransactionTemplate transaction;

        private Instant before;

        @BeforeEach
        void rememberTheTime() {
            before = the.clock.instant();
        }

        @AfterEach
        void setTheTimeBack() {
            the.clock.set(before);
        }

        @Test
        void bringsAMailFromTheOutboxToTheInbox() {
            var ada = the.subscriber("UTC");
            var mail = the.enqueue(the.answer(ada));

            the.sendAll();

            assertThat(the.mail(mail)).returns("SENT", SentMail::state);
            assertThat(the.inboxOf(ada)).hasSize(1);
            var opened = the.open(the.inboxOf(ada).get(0));
            assertThat(opened.html()).contains("<html").contains("/confirm/");
            assertThat(opened.text()).contains("/confirm/");
            assertThat(opened.headers())
                    .extracting(CaughtMail.Header::name)
                    .contains("Message-ID", "Date", "From", "To", "Subject", "Auto-Submitted", "List-Id");
            assertThat(opened.receivedAt()).isEqualTo(the.mail(mail).sentAt());
            assertThat(the.events(ada)).containsSubsequence("email.sent", "email.queued");
        }

        @Test
        void takesAnIntentionOnce() {
            var ada = the.subscriber("UTC");
            Email email = the.answer(ada);

            var first = the.outbox.enqueue(email);
            var second = the.outbox.enqueue(email);
            the.sendAll();

            assertThat(first.fresh()).isTrue();
            assertThat(second).isEqualTo(new Outbox.Queued(first.id(), second.plannedFor(), false));
            assertThat(the.inboxOf(ada)).hasSize(1);
            assertThat(the.events(ada)).containsOnlyOnce("email.queued", "email.sent");
        }

        @Test
        void leavesNothingWhenTheStepIsRolledBack() {
            var ada = the.subscriber("UTC");
            var mail = transaction.execute(status -> {
                status.setRollbackOnly();
                return the.enqueue(the.answer(ada));
            });

            the.sendAll();

            assertThat(the.outbox.find(mail)).isEmpty();
            assertThat(the.inboxOf(ada)).isEmpty();
            assertThat(the.events(ada)).doesNotContain("email.queued");
        }

        @Test
        void sendsNothingToHerWhoUnsubscribedMeanwhile() {
            var ada = the.subscriber("UTC");
            var mail = the.enqueue(the.answer(ada));
            the.clock.advance(Duration.ofSeconds(1));
            the.consents.withdraw(ada, "newsletter", the.proof());

            the.sendAll();

            assertThat(the.mail(mail)).returns("DROPPED", SentMail::state);
            assertThat(the.mail(mail).reason()).startsWith("not sent: she unsubscribed");
            assertThat(the.inboxOf(ada)).isEmpty();
            assertThat(the.events(ada)).contains("email.skipped").doesNotContain("email.sent");
        }

        @Test
        void advertisingElsewhereIsNoConsentToMail() {
            var ada = the.subscriber("UTC");
            the.consents.grant(ada, "ad-audiences", the.proof());
            Email email = the.answer(ada);
            var mail = the.enqueue(new Email(
                    email.key() + "-ads",
                    ada,
                    "ad-audiences",
                    email.template(),
                    null,
                    Map.of(),
                    email.origin(),
                    email.moment(),
                    true,
                    0));
            the.sendAll();
            assertThat(the.mail(mail)).returns("DROPPED", SentMail::state);
            assertThat(the.mail(mail).reason()).isEqualTo("not sent: Advertising elsewhere is no consent to mail");
        }

        @Test
        void keepsAMailForHerOwnMorning() {
            the.clock.set(NIGHT);
            var ada = the.subscriber("Europe/Paris");

            var queued = the.outbox.enqueue(the.forHerWindow(ada));
            the.sendAll();
            assertThat(queued.plannedFor()).isEqualTo(Instant.parse("2027-03-01T08:00:00Z"));
            assertThat(reasons(ada, "email.queued"))
                    .containsExactly("planned for Mon 1 Mar 09:00 Europe/Paris, her send window");
            assertThat(the.inboxOf(ada)).isEmpty();

            the.clock.set(queued.plannedFor());
            the.sendAll();
            assertThat(the.inboxOf(ada)).hasSize(1);
        }

        @Test
        void saysOnceThatItHoldsAMailWhoseHourHasPassed() {
            the.clock.set(NIGHT.plus(Duration.ofHours(8)));
            var ada = the.subscriber("Europe/Paris");
            var mail = the.enqueue(the.forHerWindow(ada));

            the.clock.set(NIGHT.plus(Duration.ofHours(18)));
            the.sendAll();
            the.sendAll();

            assertThat(the.mail(mail)).returns("HELD", SentMail::state);
            assertThat(reasons(ada, "email.held"))
                    .containsExactly("held until Tue 2 Mar 09:00 Europe/Paris: her send window is 09:00 to 18:00");
        }

        @Test
        void answersHerOwnActAtNight() {
            the.clock.set(NIGHT);
            var ada = the.subscriber("Europe/Paris");
            the.enqueue(the.answer(ada));

            the.sendAll();

            assertThat(the.inboxOf(ada)).hasSize(1);
        }

        @Test
        void takesBackWhatHasNotLeft() {
            var ada = the.subscriber("UTC");
            Email email = the.answer(ada);
            var mail = the.enqueue(email);

            assertThat(the.outbox.cancel(email.origin().enrolment(), "she bought"))
                    .isEqualTo(1);
            the.sendAll();

            assertThat(the.mail(mail)).returns("CANCELLED", SentMail::state).returns("she bought", SentMail::reason);
            assertThat(the.inboxOf(ada)).isEmpty();
            assertThat(reasons(ada, "email.skipped")).containsExactly("not sent: she bought");
            assertThat(the.outbox.cancel(email.origin().enrolment(), "she bought again"))
                    .isZero();
        }

        @Test
        void forgetsHerWhenSheIsErased() {
            var ada = the.subscriber("UTC");
            var sent = the.enqueue(the.answer(ada));
            the.sendAll();
            var waiting = the.enqueue(the.answer(ada));
            var caught = the.inboxOf(ada).get(0);

            the.contacts.erase(ada);
            the.sendAll();

            assertThat(the.outbox.findAll(List.of(sent, waiting))).isEmpty();
            assertThat(the.inbox.find(caught.id())).isEmpty();
        }

        @Test
        void forgetsAlsoWhatWentToAnAddressSheHadBefore() {
            var ada = the.subscriber("UTC");
            the.enqueue(the.answer(ada));
            the.sendAll();
            var caught = the.inboxOf(ada).get(0);
            the.contacts.change(
                    ada,
                    known -> new io.postrider.contacts.Contact(
                            known.id(),
                            "new-" + known.email(),
                            known.externalId(),
                            known.timeZone(),
                            known.locale(),
                            known.attributes(),
                            known.createdAt()));

            the.contacts.erase(ada);

            assertThat(the.inbox.find(caught.id())).isEmpty();
        }

        @Test
        void writesToAWholeAudienceOnce() {
            var ada = the.subscriber("UTC");
            var bea = the.subscriber("UTC");
            var audience = new Recipients(
                    "select id from contact where id in (:ids) union all select id from contact where id in (:ids)",
                    Map.of("ids", List.of(ada.value(), bea.value())));
            Email pattern = the.email(null, "newsletter", Email.Moment.NOW, false);
            the.clock.set(Instant.parse("2027-03-01T10:00:00Z"));

            assertThat(the.outbox.enqueueAll(audience, pattern)).isEqualTo(2);
            assertThat(the.outbox.enqueueAll(audience, pattern)).isZero();
            the.sendAll();

            assertThat(the.inboxOf(ada)).hasSize(1);
            assertThat(the.inboxOf(bea)).hasSize(1);
        }

        @Test
        void saysWhyATemplateMadeNoMail() {
            var ada = the.subscriber("UTC");
            Email email = the.answer(ada);
            var mail = the.enqueue(new Email(
                    email.key(),
                    ada,
                    "newsletter",
                    "no-such-mail",
                    null,
                    Map.of(),
                    email.origin(),
                    email.moment(),
                    true,
                    0));

            the.sendAll();

            assertThat(the.mail(mail)).returns("FAILED", SentMail::state);
            assertThat(the.mail(mail).reason()).contains("no-such-mail");
            assertThat(the.events(ada)).contains("email.skipped");
        }

        @Test
        void letsNobodySmuggleAHeaderIn() {
            String email = "eve" + System.nanoTime() + "@example.com";
            var eve = the.subscriber(email, "UTC", "Eve\r\nBcc: victim@example.com\r\n\r\nEvil");
            the.enqueue(the.answer(eve));

            the.sendAll();

            for (CaughtMail mail : the.inboxOf(eve)) {
                assertThat(the.open(mail).headers())
                        .extracting(CaughtMail.Header::name)
                        .doesNotContain("Bcc");
            }
            assertThat(the.inbox.to("victim@example.com", 1)).isEmpty();
        }

        private List<String> reasons(io.postrider.contacts.ContactId contact, String event) {
            return the.log.timeline(contact, null, 100).stream()
                    .filter(logged -> logged.name().equals(event))
                    .map(LoggedEvent::reason)
                    .toList();
        }
    }
}
