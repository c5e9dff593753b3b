package io.postrider.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.postrider.contacts.ContactId;
import io.postrider.contacts.Suppressions;
import io.postrider.delivery.FaultySmtpServer.Fault;
import io.postrider.support.OnH2;
import io.postrider.support.OnPostgres;
import java.time.Duration;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Full mailboxes that the mail server tells of at once count like bounces that come back. */
class SoftBouncesTests {

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

        @Autowired
        ReturnTokens tokens;

        private void refused(ContactId contact, String text) {
            the.enqueue(the.answer(contact));
            try (var server = new FaultySmtpServer(Fault.refuseRecipient(552, text))) {
                the.sendAllTo(server);
            }
            the.clock.advance(Duration.ofHours(1));
        }

        private boolean suppressed(ContactId contact) {
            return suppressions
                    .reasonFor(the.contacts.find(contact).orElseThrow().email())
                    .isPresent();
        }

        @Test
        void givesAnAddressUpThatIsFullFiveTimes() {
            the.sendAll();
            ContactId ada = the.subscriber("UTC");
            for (int i = 0; i < 4; i++) {
                refused(ada, "5.2.2 mailbox full");
            }
            assertThat(suppressed(ada)).isFalse();
            refused(ada, "5.2.2 mailbox full");

            assertThat(suppressed(ada)).isTrue();
            assertThat(the.log.timeline(ada, null, 100))
                    .filteredOn(event -> event.name().equals("email.bounced"))
                    .hasSize(5)
                    .allSatisfy(event -> assertThat(event.properties()).containsEntry("kind", "soft"));
        }

        @Test
        void toldAtOnceThatThereIsNoMailboxItIsAHardBounce() {
            the.sendAll();
            ContactId ada = the.subscriber("UTC");
            refused(ada, "5.1.1 no such user");

            assertThat(suppressed(ada)).isTrue();
            assertThat(the.log.timeline(ada, null, 100))
                    .filteredOn(event -> event.name().equals("email.bounced"))
                    .singleElement()
                    .satisfies(event -> assertThat(event.properties()).containsEntry("kind", "hard"));
        }

        @Test
        void eachMailHasAReturnAddressOfItsOwnOnceThereIsADomain() {
            MailId mail = new MailId(4711);
            assertThat(new ReturnPath(tokens, new ReturnPathSettings("")).addressFor(mail))
                    .isEmpty();
            String address = new ReturnPath(tokens, new ReturnPathSettings("Bounce.Shop.example")).addressFor(mail);
            assertThat(address).matches("b\\+[0-9a-z]+-[0-9a-z]+@bounce\\.shop\\.example");
            assertThat(address.indexOf('@')).isLessThanOrEqualTo(64);
            assertThat(tokens.findIn(address)).contains(mail);
        }
    }
}
