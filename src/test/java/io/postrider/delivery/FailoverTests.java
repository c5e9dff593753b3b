package io.postrider.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.postrider.delivery.FaultySmtpServer.Fault;
import io.postrider.support.OnH2;
import io.postrider.support.OnPostgres;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Several mail servers: one that cannot be reached costs no mail, and mails of another purpose nothing at all. */
class FailoverTests {

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
        void goesToTheNextServerWhenTheFirstCannotBeReached() {
            the.sendAll();
            var mail = the.enqueue(the.answer(the.subscriber("UTC")));
            var gone = new FaultySmtpServer();
            gone.close();
            try (var reserve = new FaultySmtpServer()) {
                the.sendAllTo(gone.address(), with(reserve.address(), 0));
                assertThat(reserve.received).hasSize(1);
                assertThat(the.via(mail)).isEqualTo(reserve.address().name());
            }
            assertThat(the.mail(mail).state()).isEqualTo("SENT");
        }

        @Test
        void mailsOfAnotherPurposeGoOnAndTheOthersComeAgainInAMoment() {
            the.sendAll();
            var ada = the.subscriber("UTC");
            var letter = the.enqueue(the.answer(ada));
            var answer = the.enqueue(the.email(ada, "transactional", Email.Moment.NOW, true));
            var gone = new FaultySmtpServer();
            gone.close();
            try (var service = new FaultySmtpServer()) {
                the.sendAllTo(gone.address(), with(service.address(), 1, "transactional"));
                assertThat(service.received).hasSize(1);
            }
            assertThat(the.mail(answer).state()).isEqualTo("SENT");
            assertThat(the.mail(letter).state()).isEqualTo("PENDING");
            assertThat(the.mail(letter).reason()).startsWith("waits: ");

            the.sendAll();
            assertThat(the.mail(letter).state()).as("stands aside").isEqualTo("PENDING");
            the.clock.advance(Duration.ofSeconds(6));
            the.sendAll();
            assertThat(the.mail(letter).state()).isEqualTo("SENT");
        }

        @Test
        void aMailThatAServerMayHaveIsNeverOfferedToTheNext() {
            the.sendAll();
            var mail = the.enqueue(the.answer(the.subscriber("UTC")));
            try (var hanging = new FaultySmtpServer(Fault.hangAfterDot());
                    var reserve = new FaultySmtpServer()) {
                the.sendAllTo(hanging.address(), with(reserve.address(), 0));
                assertThat(reserve.received).isEmpty();
            }
            assertThat(the.mail(mail).state()).isEqualTo("UNKNOWN");
        }

        private static MailServer with(MailServer server, int weight, String... purposes) {
            return new MailServer(
                    server.name(),
                    server.address(),
                    server.settings(),
                    server.messagesPerConnection(),
                    Set.of(purposes),
                    weight);
        }
    }
}
