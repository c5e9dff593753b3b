package io.postrider.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.postrider.contacts.ContactId;
import io.postrider.delivery.FaultySmtpServer.Fault;
import io.postrider.support.OnH2;
import io.postrider.support.OnPostgres;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What a mail server may do to a mail, and what becomes of it then. */
class MailServerFaultTests {

    @Nested
    @OnH2
    class H2 extends Contract {}

    @Nested
    @OnPostgres
    class Postgres extends Contract {}

    abstract static class Contract {

        @Autowired
        DeliveryFixture the;

        @Test
        void comesAgainWhenTheServerSaysNotNow() {
            var ada = the.subscriber("UTC");
            var mail = the.enqueue(the.answer(ada));
            try (var server = new FaultySmtpServer(Fault.refuseRecipient(451, "4.7.1 Greylisted, come back later"))) {
                the.sendAllTo(server);
                assertThat(the.mail(mail).state()).isEqualTo("DEFERRED");
                assertThat(the.mail(mail).reason()).contains("451 4.7.1 Greylisted");

                the.clock.advance(Duration.ofMinutes(7));
                the.sendAllTo(server);
                assertThat(the.mail(mail).state()).isEqualTo("SENT");
                assertThat(server.received).hasSize(1);
            }
            assertThat(the.events(ada)).containsOnlyOnce("email.sent").doesNotContain("email.skipped");
        }

        @Test
        void givesUpWhenTheServerKeepsSayingNotNow() {
            var ada = the.subscriber("UTC");
            var mail = the.enqueue(the.answer(ada));
            try (var server = new FaultySmtpServer(
                    Fault.refuseRecipient(451, "4.3.0 No"), Fault.refuseRecipient(451, "4.3.0 No"))) {
                the.sendAllTo(server);
                the.clock.advance(Duration.ofHours(24));
                the.sendAllTo(server);
            }
            assertThat(the.mail(mail)).returns("EXPIRED", SentMail::state);
            assertThat(the.mail(mail).reason()).startsWith("given up after 24 hours");
            assertThat(the.events(ada)).contains("email.skipped").doesNotContain("email.sent");
        }

        @Test
        void neverWritesAgainToAMailboxThatDoesNotExist() {
            var ada = the.subscriber("UTC");
            var first = the.enqueue(the.answer(ada));
            try (var server = new FaultySmtpServer(Fault.refuseRecipient(550, "5.1.1 No such user"))) {
                the.sendAllTo(server);
                assertThat(the.mail(first).state()).isEqualTo("FAILED");
                assertThat(the.events(ada)).contains("email.bounced");

                var second = the.enqueue(the.answer(ada));
                the.sendAllTo(server);
                assertThat(the.mail(second).state()).isEqualTo("DROPPED");
                assertThat(the.mail(second).reason()).contains("suppressed");
                assertThat(server.received).isEmpty();
            }
        }

        @Test
        void doesNotBlameHerForOurReputation() {
            var ada = the.subscriber("UTC");
            var first = the.enqueue(the.answer(ada));
            try (var server = new FaultySmtpServer(Fault.refuseMessage(550, "5.7.26 Unauthenticated mail"))) {
                the.sendAllTo(server);
                assertThat(the.mail(first).state()).isEqualTo("FAILED");
                var second = the.enqueue(the.answer(ada));
                the.sendAllTo(server);
                assertThat(the.mail(second).state()).isEqualTo("SENT");
            }
            assertThat(the.events(ada)).doesNotContain("email.bounced");
        }

        @Test
        void waitsWithoutCountingItAsATryWhenTheConnectionBreaksBeforeTheDot() {
            var ada = the.subscriber("UTC");
            var mail = the.enqueue(the.answer(ada));
            try (var server = new FaultySmtpServer(Fault.dropBeforeDot())) {
                the.sendAllTo(server);
                assertThat(the.mail(mail).state()).isIn("DEFERRED", "PENDING");
                the.clock.advance(Duration.ofMinutes(7));
                the.sendAllTo(server);
                assertThat(the.mail(mail).state()).isEqualTo("SENT");
                assertThat(server.received).hasSize(1);
            }
        }

        @Test
        void waitsWhileNoServerAnswers() {
            var ada = the.subscriber("UTC");
            var mail = the.enqueue(the.answer(ada));
            var gone = new FaultySmtpServer();
            MailServer address = gone.address();
            gone.close();

            the.sendAllTo(address);

            assertThat(the.mail(mail).state()).isEqualTo("PENDING");
            assertThat(the.mail(mail).reason()).startsWith("waits: the mail server");
            the.sendAll();
            assertThat(the.mail(mail).state()).isEqualTo("SENT");
        }

        @Test
        void doesNotRepeatANewsletterOfUnknownFate() {
            var ada = the.subscriber("UTC");
            var mail = the.enqueue(the.answer(ada));
            try (var server = new FaultySmtpServer(Fault.hangAfterDot())) {
                the.sendAllTo(server);
                assertThat(the.mail(mail).state()).isEqualTo("UNKNOWN");

                the.unknownsWaitedOut(mail);
                the.sendAllTo(server);

                assertThat(the.mail(mail)).returns("UNKNOWN", SentMail::state);
                assertThat(the.mail(mail).reason()).contains("not repeated");
                assertThat(server.received).hasSize(1);
            }
        }

        @Test
        void repeatsATransactionalMailOfUnknownFateOnceWithTheSameId() {
            var ada = the.subscriber("UTC");
            var mail = the.enqueue(the.email(ada, "transactional", Email.Moment.NOW, true));
            try (var server = new FaultySmtpServer(Fault.hangAfterDot(), Fault.hangAfterDot())) {
                the.sendAllTo(server);
                the.unknownsWaitedOut(mail);
                the.sendAllTo(server);
                the.unknownsWaitedOut(mail);
                the.sendAllTo(server);

                assertThat(the.mail(mail).state()).isEqualTo("UNKNOWN");
                assertThat(server.received).hasSize(2);
                assertThat(messageIds(server.received))
                        .hasSize(2)
                        .containsOnly(messageIds(server.received).get(0));
            }
        }

        @Test
        void goesOnWithTheOthersWhenOneIsRefused() {
            List<ContactId> people = List.of(the.subscriber("UTC"), the.subscriber("UTC"), the.subscriber("UTC"));
            var mails = people.stream().map(the::answer).map(the::enqueue).toList();
            try (var server = new FaultySmtpServer(Fault.refuseMessage(554, "5.6.0 Bad content"))) {
                the.sendAllTo(server);
                assertThat(mails.stream().map(the::mail).map(SentMail::state))
                        .containsExactlyInAnyOrder("FAILED", "SENT", "SENT");
            }
        }

        private static List<String> messageIds(List<String> messages) {
            return messages.stream()
                    .flatMap(String::lines)
                    .filter(line -> line.startsWith("Message-ID:"))
                    .toList();
        }
    }
}
