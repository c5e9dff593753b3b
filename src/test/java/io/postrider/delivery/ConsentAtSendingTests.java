package io.postrider.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.postrider.contacts.Basis;
import io.postrider.contacts.ContactId;
import io.postrider.contacts.NewContact;
import io.postrider.contacts.Proof;
import io.postrider.support.OnH2;
import io.postrider.support.OnPostgres;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What counts is the consent at the moment of sending: on which basis, and whether it has ended. */
class ConsentAtSendingTests {

    @Nested
    @OnH2
    class H2 extends Contract {}

    @Nested
    @OnPostgres
    class Postgres extends Contract {}

    abstract static class Contract {

        @Autowired
        PolicyFixture mails;

        @Autowired
        DeliveryFixture the;

        private Instant before;

        @BeforeEach
        void remember() {
            before = the.clock.instant();
        }

        @AfterEach
        void goBack() {
            the.clock.set(before);
        }

        private static String day(Instant moment) {
            return DateTimeFormatter.ofPattern("d MMM yyyy", Locale.ENGLISH).format(moment.atZone(ZoneOffset.UTC));
        }

        ContactId somebody() {
            return the.contacts
                    .upsert(new NewContact("c" + UUID.randomUUID() + "@example.com", null, null, null, Map.of()))
                    .id();
        }

        ContactId with(Basis basis, String country, Instant end) {
            ContactId ada = somebody();
            Proof proof =
                    new Proof("shop", the.clock.instant(), null, "You may object.", null, null, basis, country, end);
            the.consents.grant(ada, "newsletter", proof);
            the.consents.request(ada, "offers", null);
            return ada;
        }

        @Test
        void aConsentThatEndsIsGoodUntilThen() {
            Instant now = mails.morning(10);
            ContactId ada = with(Basis.CONSENT, null, the.clock.instant().plus(Duration.ofDays(2)));
            assertThat(mails.state(mails.send(the.answer(ada)))).isEqualTo("SENT");
            the.clock.advance(Duration.ofDays(2));
            MailId late = mails.send(the.answer(ada));

            assertThat(mails.state(late)).isEqualTo("DROPPED");
            assertThat(mails.reason(late))
                    .isEqualTo("not sent: her consent to Newsletter of " + day(now) + " expired on "
                            + day(now.plus(Duration.ofDays(2))));
        }

        @Test
        void aCustomerIsWrittenToAsLongAsHerCountryAllows() {
            mails.morning(10);
            ContactId ada = with(Basis.EXISTING_CUSTOMER, "CA", null);
            assertThat(mails.state(mails.send(mails.letter(ada)))).isEqualTo("SENT");
            the.clock.advance(Duration.ofDays(731));
            MailId late = mails.send(the.answer(ada));

            assertThat(mails.reason(late))
                    .startsWith("not sent: what allowed Newsletter to her as an existing customer of ")
                    .contains(" expired on ");
        }
    }
}
