package io.postrider.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.postrider.contacts.Suppressions;
import io.postrider.delivery.FaultySmtpServer.Fault;
import io.postrider.events.LoggedEvent;
import io.postrider.support.OnH2;
import io.postrider.support.OnPostgres;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What she does while her mail is on its way still counts, until the very last moment. */
class LastLookTests {

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
        Suppressions suppressions;

        @Test
        void theSecondOfABatchUnsubscribesWhileTheServerIsSlowWithTheFirst() {
            var ada = the.subscriber("UTC");
            var bea = the.subscriber("UTC");
            var first = the.enqueue(the.answer(ada));
            var second = the.enqueue(the.answer(bea));

            try (var server = new FaultySmtpServer(Fault.slow(() -> {
                assertThat(the.mail(second).state())
                        .as("claimed with the first")
                        .isEqualTo("CLAIMED");
                unsubscribes(bea);
            }))) {
                the.sendAllTo(server);
                assertThat(server.received).hasSize(1);
            }

            assertThat(the.mail(first).state()).isEqualTo("SENT");
            assertThat(the.mail(second).state()).isEqualTo("DROPPED");
            assertThat(the.mail(second).reason()).startsWith("not sent: she unsubscribed");
            assertThat(the.events(bea)).contains("email.skipped").doesNotContain("email.sent");
        }

        @Test
        void sheUnsubscribesWhileTheServerIsSlowWithHerOwnMail() {
            var ada = the.subscriber("UTC");
            var mail = the.enqueue(the.answer(ada));
            var next = the.enqueue(the.answer(the.subscriber("UTC")));

            try (var server = new FaultySmtpServer(Fault.slow(() -> unsubscribes(ada)))) {
                the.sendAllTo(server);
                assertThat(server.received).as("the next one only").hasSize(1);
            }

            assertThat(the.mail(mail).reason()).startsWith("not sent: she unsubscribed");
            assertThat(the.events(ada)).contains("email.skipped").doesNotContain("email.sent");
            assertThat(the.mail(next).state()).isEqualTo("SENT");
        }

        @Test
        void herAddressIsSuppressedOrHerMailTakenBackWhileTheServerIsSlow() {
            var ada = the.subscriber("UTC");
            var bounced = the.enqueue(the.answer(ada));
            String address = the.contacts.find(ada).orElseThrow().email();
            Email email = the.answer(the.subscriber("UTC"));
            var taken = the.enqueue(email);

            try (var server = new FaultySmtpServer(
                    Fault.slow(() -> suppressions.suppress(
                            address, io.postrider.contacts.SuppressionKind.COMPLAINED, "she complained")),
                    Fault.slow(() -> the.outbox.cancel(email.origin().enrolment(), "she bought")))) {
                the.sendAllTo(server);
                assertThat(server.received).isEmpty();
            }

            assertThat(the.mail(bounced).reason()).isEqualTo("not sent: her address is suppressed (she complained)");
            assertThat(the.mail(taken)).returns("CANCELLED", SentMail::state).returns("she bought", SentMail::reason);
            assertThat(the.jdbc
                            .sql("select count(*) from outbox where id = ? and node is null")
                            .param(taken.value())
                            .query(Integer.class)
                            .single())
                    .as("no restart asks after it")
                    .isEqualTo(1);
        }

        @Test
        void herWindowClosesWhileTheServerIsSlow() {
            var before = the.clock.instant();
            the.clock.set(java.time.Instant.parse("2031-03-05T17:59:00Z"));
            try {
                var letter = the.enqueue(the.forHerWindow(the.subscriber("UTC")));
                try (var server = new FaultySmtpServer(Fault.slow(() -> the.clock.advance(Duration.ofMinutes(2))))) {
                    the.sendAllTo(server);
                    assertThat(server.received).isEmpty();
                }
                assertThat(the.mail(letter).state()).isEqualTo("HELD");
                assertThat(the.mail(letter).reason()).contains("her send window is");
            } finally {
                the.clock.set(before);
            }
        }

        @Test
        void whatSheDoesAfterTheLastLookIsLaterThanItsMail() {
            var ada = the.subscriber("UTC");
            the.enqueue(the.answer(ada));
            var lookedAt = the.clock.instant();

            try (var server =
                    new FaultySmtpServer(Fault.slowToAnswer(() -> the.clock.advance(Duration.ofSeconds(3))))) {
                the.sendAllTo(server);
            }

            assertThat(the.log.timeline(ada, null, 100))
                    .filteredOn(event -> event.name().equals("email.sent"))
                    .extracting(LoggedEvent::occurredAt)
                    .allMatch(at -> at.isBefore(lookedAt.plusSeconds(1)))
                    .hasSize(1);
        }

        @Test
        void aStoppingServerFinishesTheMailAtHandAndGivesTheOthersBack() {
            var first = the.enqueue(the.answer(the.subscriber("UTC")));
            var second = the.enqueue(the.answer(the.subscriber("UTC")));

            AtomicReference<Sender> sender = new AtomicReference<>();
            try (var server = new FaultySmtpServer(Fault.slow(() -> sender.get().stop()))) {
                the.sendOneBatchTo(server, sender);
                assertThat(server.received).hasSize(1);
            }

            assertThat(the.mail(first).state()).isEqualTo("SENT");
            assertThat(the.mail(second).state()).isEqualTo("PENDING");
            the.sendAll();
            assertThat(the.mail(second).state()).isEqualTo("SENT");
        }

        private void unsubscribes(io.postrider.contacts.ContactId contact) {
            the.clock.advance(Duration.ofSeconds(1));
            the.consents.withdraw(contact, "newsletter", the.proof());
        }
    }
}
