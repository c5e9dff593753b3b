package io.postrider.delivery.feedback;

import static org.assertj.core.api.Assertions.assertThat;

import io.postrider.contacts.Contact;
import io.postrider.contacts.ContactId;
import io.postrider.contacts.Contacts;
import io.postrider.contacts.Suppressions;
import io.postrider.delivery.MailId;
import io.postrider.delivery.doors.ReturnsFixture;
import io.postrider.delivery.feedback.Feedback.Kind;
import io.postrider.events.NewEvent;
import io.postrider.events.Origin;
import io.postrider.support.OnH2;
import io.postrider.support.OnPostgres;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What follows from what comes back, and that it follows once. */
class FeedbackDeskTests {

    @Nested
    @OnH2
    class H2 extends Contract {}

    @Nested
    @OnPostgres
    class Postgres extends Contract {}

    abstract static class Contract {

        @Autowired
        ReturnsFixture the;

        @Autowired
        FeedbackDesk desk;

        @Autowired
        JdbcClient jdbc;

        private Feedback feedback(MailId mail, Kind kind) {
            return new Feedback(
                    "test:" + UUID.randomUUID(), kind, mail, "5.1.1", "no such user", the.clock.instant(), "test");
        }

        private boolean tell(ContactId contact, Kind kind) {
            return desk.take(feedback(the.mailTo(contact), kind));
        }

        @Test
        void neverMailsAgainAfterAHardBounce() {
            ContactId ada = the.subscriber();
            assertThat(tell(ada, Kind.HARD_BOUNCE)).isTrue();

            assertThat(the.suppressed(ada)).isTrue();
            assertThat(the.events(ada, "email.bounced")).singleElement().satisfies(event -> assertThat(
                            event.properties())
                    .containsEntry("kind", "hard")
                    .containsEntry("status", "5.1.1")
                    .containsEntry("source", "test"));
        }

        @Autowired
        Contacts contacts;

        @Autowired
        Suppressions suppressions;

        @Test
        void takesTheSameThingOnce() {
            ContactId ada = the.subscriber();
            Feedback once = feedback(the.mailTo(ada), Kind.SOFT_BOUNCE);

            assertThat(desk.take(once)).isTrue();
            assertThat(desk.take(once)).isFalse();
            assertThat(the.events(ada, "email.bounced")).hasSize(1);
        }

        @Test
        void aBounceToldByTwoDoorsCountsOnce() {
            ContactId ada = the.subscriber();
            MailId mail = the.mailTo(ada);
            for (int i = 0; i < 6; i++) {
                desk.take(feedback(mail, Kind.SOFT_BOUNCE));
            }
            assertThat(the.events(ada, "email.bounced")).hasSize(1);
            assertThat(the.suppressed(ada)).isFalse();
        }

        @Test
        void aComplaintToldByThreeDoorsStandsOnceInTheBooks() {
            MailId mail = the.mailTo(the.subscriber());
            String provider = "books-" + UUID.randomUUID().toString().substring(0, 8);
            jdbc.sql("update outbox set provider = ? where id = ?")
                    .params(provider, mail.value())
                    .update();
            for (int door = 0; door < 3; door++) {
                desk.take(feedback(mail, Kind.COMPLAINT));
            }
            assertThat(jdbc.sql("select sum(complaints) from delivery_day where provider = ?")
                            .param(provider)
                            .query(Integer.class)
                            .single())
                    .isEqualTo(1);
        }

        @Test
        void takesTheSameThingOnceWhenToldAtTheSameMoment() {
            ContactId ada = the.subscriber();
            Feedback once = feedback(the.mailTo(ada), Kind.COMPLAINT);
            long taken =
                    IntStream.range(0, 6)
                            .mapToObj(i -> CompletableFuture.supplyAsync(() -> desk.take(once)))
                            .toList()
                            .stream()
                            .filter(CompletableFuture::join)
                            .count();
            assertThat(taken).isEqualTo(1);
            assertThat(the.events(ada, "email.complained")).hasSize(1);
        }

        @Test
        void givesAnAddressUpAfterFiveSoftBouncesInThirtyDays() {
            ContactId ada = the.subscriber();
            for (int i = 0; i < 4; i++) {
                tell(ada, Kind.SOFT_BOUNCE);
                the.clock.advance(Duration.ofDays(2));
            }
            assertThat(the.suppressed(ada)).isFalse();
            tell(ada, Kind.SOFT_BOUNCE);
            assertThat(the.suppressed(ada)).isTrue();
        }

        @Test
        void bouncesOfLongAgoDoNotCount() {
            ContactId ada = the.subscriber();
            for (int i = 0; i < 6; i++) {
                tell(ada, Kind.SOFT_BOUNCE);
                the.clock.advance(Duration.ofDays(9));
            }
            assertThat(the.suppressed(ada)).isFalse();
        }

        @Test
        void aDeliveryInBetweenBeginsTheCountAnew() {
            ContactId ada = the.subscriber();
            for (int i = 0; i < 8; i++) {
                tell(ada, i == 4 ? Kind.DELIVERED : Kind.SOFT_BOUNCE);
                the.clock.advance(Duration.ofHours(1));
            }
            assertThat(the.events(ada, "email.delivered")).hasSize(1);
            assertThat(the.suppressed(ada)).isFalse();
        }

        @Test
        void aClickOfHersBeginsTheCountAnewButAProgramsDoesNot() {
            ContactId ada = the.subscriber();
            ContactId bob = the.subscriber();
            for (int i = 0; i < 5; i++) {
                if (i == 3) {
                    click(ada, "human");
                    click(bob, "machine");
                    the.clock.advance(Duration.ofHours(1));
                }
                tell(ada, Kind.SOFT_BOUNCE);
                tell(bob, Kind.SOFT_BOUNCE);
                the.clock.advance(Duration.ofHours(1));
            }
            assertThat(the.suppressed(ada)).isFalse();
            assertThat(the.suppressed(bob)).isTrue();
        }

        private void click(ContactId contact, String verdict) {
            the.log.append(new NewEvent(
                    null,
                    "email.clicked",
                    contact,
                    the.clock.instant(),
                    Map.of("verdict", verdict),
                    Origin.NONE,
                    null));
        }

        @Test
        void neverMailsAgainAfterAComplaint() {
            ContactId ada = the.subscriber();
            tell(ada, Kind.COMPLAINT);
            assertThat(the.events(ada, "email.complained")).hasSize(1);
            assertThat(the.suppressed(ada)).isTrue();
        }

        @Test
        void speaksOfTheAddressTheMailWentToNotOfHersToday() {
            ContactId ada = the.subscriber();
            MailId mail = the.mailTo(ada);
            String old = contacts.find(ada).orElseThrow().email();
            jdbc.sql("update outbox set sent_to = ? where id = ?")
                    .params(old, mail.value())
                    .update();
            contacts.change(
                    ada,
                    known -> new Contact(
                            known.id(),
                            "new-" + old,
                            known.externalId(),
                            known.timeZone(),
                            known.locale(),
                            known.attributes(),
                            known.createdAt()));

            desk.take(feedback(mail, Kind.COMPLAINT));

            assertThat(suppressions.find(old)).isPresent();
            assertThat(the.suppressed(ada)).as("her new address").isFalse();
        }

        @Test
        void takesConsentBackWhenAskedTo() {
            ContactId ada = the.subscriber();
            tell(ada, Kind.UNSUBSCRIBED);
            assertThat(the.subscribed(ada)).isFalse();
            assertThat(the.events(ada, "contact.unsubscribed")).hasSize(1);
            assertThat(the.suppressed(ada)).isFalse();
        }

        @Test
        void anAutomaticAnswerIsNoBounce() {
            ContactId ada = the.subscriber();
            tell(ada, Kind.AUTO_REPLY);
            assertThat(the.events(ada, "email.autoReplied")).hasSize(1);
            assertThat(the.suppressed(ada)).isFalse();
        }

        @Test
        void whatCameBackProvesThatAMailOfUnknownFateWasSent() {
            ContactId ada = the.subscriber();
            MailId mail = the.mailTo(ada);
            jdbc.sql("update outbox set state = 'UNKNOWN', sent_at = null where id = ?")
                    .param(mail.value())
                    .update();

            desk.take(feedback(mail, Kind.DELIVERED));

            assertThat(the.outbox.find(mail).orElseThrow().state()).isEqualTo("SENT");
        }

        @Test
        void nothingHappensForAnErasedContact() {
            ContactId ada = the.subscriber();
            MailId mail = the.mailTo(ada);
            the.contacts.erase(ada);
            assertThat(desk.take(feedback(mail, Kind.HARD_BOUNCE))).isFalse();
            assertThat(the.rows("feedback", ada)).isZero();
        }

        @Test
        void erasureEmptiesTheTable() {
            ContactId ada = the.subscriber();
            tell(ada, Kind.SOFT_BOUNCE);
            assertThat(the.rows("feedback", ada)).isEqualTo(1);
            the.contacts.erase(ada);
            assertThat(the.rows("feedback", ada)).isZero();
        }
    }
}
