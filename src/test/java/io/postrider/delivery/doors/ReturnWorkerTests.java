package io.postrider.delivery.doors;

import static org.assertj.core.api.Assertions.assertThat;

import io.postrider.contacts.ContactId;
import io.postrider.delivery.CaughtMail;
import io.postrider.delivery.HouseMail;
import io.postrider.delivery.Inbox;
import io.postrider.delivery.MailId;
import io.postrider.delivery.feedback.FeedbackDesk;
import io.postrider.support.Api;
import io.postrider.support.OnH2;
import io.postrider.support.OnPostgres;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.transaction.PlatformTransactionManager;

/** What becomes of mail that was taken in: understood, passed on, kept for a person, forgotten. */
class ReturnWorkerTests {

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
        Intake intake;

        @Autowired
        ReturnWorker worker;

        @Autowired
        Forwarding forwarding;

        @Autowired
        ReturnedMailCleaning cleaning;

        @Autowired
        ReturnWorker.Desk desk;

        @Autowired
        ReturnedMailTable table;

        @Autowired
        ReturnMeters meters;

        @Autowired
        PlatformTransactionManager transactions;

        @Autowired
        HouseMail house;

        @Autowired
        Inbox inbox;

        @Autowired
        TestRestTemplate http;

        private void arrives(String recipient, String mail) {
            byte[] bytes = ReturnsFixture.bytes(mail);
            intake.take(bytes, bytes.length, recipient, "return-path");
            worker.work();
        }

        private List<CaughtMail> passedOn(String subject) {
            return inbox.to(house.inbox(), 200).stream()
                    .filter(mail -> mail.subject().equals("Fwd: " + subject))
                    .map(mail -> inbox.find(mail.id()).orElseThrow())
                    .toList();
        }

        @Test
        void anAnswerOfAPersonIsPassedOnOnce() {
            ContactId ada = the.subscriber();
            String to = the.returnAddress(the.mailTo(ada));
            String subject = "Re: gift " + UUID.randomUUID();
            arrives(to, ReturnsFixture.letter("Ada <ada@example.com>", to, subject, "", "Thank you! Which pot?"));

            forwarding.work();
            forwarding.work();

            assertThat(passedOn(subject)).singleElement().satisfies(mail -> {
                assertThat(mail.text()).contains("Thank you! Which pot?").contains("From: Ada <ada@example.com>");
                assertThat(mail.headers())
                        .contains(new CaughtMail.Header("Reply-To", "Ada <ada@example.com>"))
                        .contains(new CaughtMail.Header("Auto-Submitted", "auto-generated"));
                assertThat(mail.deliveries()).isEqualTo(1);
            });
            assertThat(the.newest()).isEqualTo("FORWARDED REPLY empty");
        }

        @Test
        void theHouseIsToldOfAttachmentsThatAreNotPassedOn() {
            String subject = "Photo " + UUID.randomUUID();
            String parts = "--b\nContent-Type: text/plain\n\nMy fern.\n--b\nContent-Type: image/png\n"
                    + "Content-Transfer-Encoding: base64\n\nAAAA\n--b--";
            String header = "Content-Type: multipart/mixed; boundary=b\n";
            arrives("", ReturnsFixture.letter("x@example.com", "y@example.com", subject, header, parts));
            forwarding.work();
            assertThat(passedOn(subject)).singleElement().satisfies(mail -> assertThat(mail.text())
                    .contains("My fern.")
                    .contains("attachments")
                    .doesNotContain("AAAA"));
        }

        @Test
        void anAnswerWithoutATokenIsPassedOnToo() {
            String subject = "Question " + UUID.randomUUID();
            arrives("", ReturnsFixture.letter("x@example.com", "hello@shop.example", subject, "", "Are you open?"));
            forwarding.work();
            assertThat(passedOn(subject)).hasSize(1);
        }

        @Test
        void whatWasPassedOnBeforeIsNotPassedOnAgain() {
            String subject = "Loop " + UUID.randomUUID();
            arrives(
                    "",
                    ReturnsFixture.letter(
                            "x@example.com", "y@example.com", subject, "X-Postrider-Passed-On: 1\n", "x"));
            forwarding.work();
            assertThat(the.newest()).isEqualTo("KEPT REPLY");
            String hops = "Received: by mx.example\n".repeat(60);
            arrives("", ReturnsFixture.letter("x@example.com", "y@example.com", subject, hops, "x"));
            forwarding.work();
            assertThat(the.newest()).isEqualTo("KEPT REPLY");
            assertThat(passedOn(subject)).isEmpty();
        }

        @Test
        void whatAPersonWroteIntoTheSubjectSmugglesNoHeaderIn() {
            String word = "w" + UUID.randomUUID();
            String subject = "=?utf-8?Q?" + word + "=0D=0ABcc:_evil@example.com?=";
            arrives("", ReturnsFixture.letter("x@example.com", "y@example.com", subject, "", "x"));
            forwarding.work();
            assertThat(passedOn(word + " Bcc: evil@example.com"))
                    .singleElement()
                    .satisfies(mail -> assertThat(mail.headers())
                            .noneMatch(header -> header.name().equalsIgnoreCase("Bcc")));
        }

        @Test
        void whatWasPerhapsPassedOnBeforeACrashStaysVisibleAndIsNotRepeated() {
            String subject = "Crash " + UUID.randomUUID();
            arrives("", ReturnsFixture.letter("x@example.com", "y@example.com", subject, "", "x"));
            the.crashedWhilePassingOn();
            forwarding.work();
            assertThat(passedOn(subject)).isEmpty();
            assertThat(new Api(http).get("/api/returned-mails").at("/items/0/state"))
                    .isEqualTo("forwarding");
        }

        @Test
        void aMailThatCannotBeDigestedIsSetAsideAndHoldsUpNobody() {
            ContactId ada = the.subscriber();
            ContactId bob = the.subscriber();
            MailId poison = the.mailTo(ada);
            MailId good = the.mailTo(bob);
            FeedbackDesk failing = feedback -> {
                if (feedback.mail().equals(poison)) {
                    throw new IllegalStateException("poisoned");
                }
                return desk.feedback().take(feedback);
            };
            var failingDesk = new ReturnWorker.Desk(desk.attribution(), desk.outbox(), desk.contacts(), failing);
            for (MailId mail : List.of(poison, good)) {
                String to = the.returnAddress(mail);
                byte[] bytes =
                        ReturnsFixture.bytes(ReturnsFixture.bounce(to, "x@example.com", "failed", "5.1.1", "<x@x>"));
                intake.take(bytes, bytes.length, to, "return-path");
            }

            ReturnWorker failingWorker = new ReturnWorker(table, failingDesk, meters, transactions);

            failingWorker.work();
            assertThat(the.suppressed(bob)).isTrue();
            assertThat(the.stateOf(ada)).isEqualTo("NEW");
            for (int i = 0; i < 9; i++) {
                failingWorker.work();
            }
            assertThat(the.stateOf(ada)).isEqualTo("FAILED");
        }

        @Test
        void theAddressItCameToNamesTheMailWhenTheReturnedMailDoesNot() {
            ContactId ada = the.subscriber();
            String to = the.returnAddress(the.mailTo(ada));
            arrives("", ReturnsFixture.bounce(to, the.address(ada), "failed", "5.1.1", "<other@x>"));
            assertThat(the.suppressed(ada)).isTrue();
        }

        @Test
        void aComplaintThatNamesOnlyTheSenderOfTheMailIsAttributed() {
            ContactId ada = the.subscriber();
            String complaint = ReturnsFixture.complaint("abuse@shop.example", "abuse", "<redacted@x>");
            arrives(
                    "",
                    complaint.replace(
                            "Version: 1",
                            "Original-Mail-From: <" + the.returnAddress(the.mailTo(ada)) + ">\nVersion: 1"));
            assertThat(the.events(ada, "email.complained")).hasSize(1);
        }

        @Test
        void anAutomaticAnswerIsNotedAndNotPassedOn() {
            ContactId ada = the.subscriber();
            MailId mail = the.mailTo(ada);
            String subject = "Automatic reply: " + UUID.randomUUID();
            String header = "Auto-Submitted: auto-replied\nIn-Reply-To: " + the.messageId(mail) + "\n";
            arrives("", ReturnsFixture.letter("ada@example.com", "hello@shop.example", subject, header, "Away."));
            forwarding.work();

            assertThat(the.events(ada, "email.autoReplied")).hasSize(1);
            assertThat(the.newest()).isEqualTo("DONE AUTO_REPLY empty");
            assertThat(passedOn(subject)).isEmpty();
        }

        @Test
        void aDeliveryReportIsNoted() {
            ContactId ada = the.subscriber();
            String to = the.returnAddress(the.mailTo(ada));
            arrives(to, ReturnsFixture.bounce(to, the.address(ada), "delivered", "2.0.0", "<x@x>"));
            assertThat(the.events(ada, "email.delivered")).hasSize(1);
            assertThat(the.events(ada, "email.bounced")).isEmpty();
        }

        @Test
        void ourOwnReputationIsNeverHeldAgainstHer() {
            ContactId ada = the.subscriber();
            String to = the.returnAddress(the.mailTo(ada));
            arrives(to, ReturnsFixture.bounce(to, the.address(ada), "failed", "5.7.1", "<x@x>"));
            assertThat(the.suppressed(ada)).isFalse();
            assertThat(the.events(ada, "email.bounced"))
                    .singleElement()
                    .satisfies(event -> assertThat(event.properties()).containsEntry("kind", "soft"));
        }

        @Test
        void ofAThousandRecipientsHersCounts() {
            ContactId ada = the.subscriber();
            ContactId bob = the.subscriber();
            for (ContactId who : List.of(ada, bob)) {
                String to = the.returnAddress(the.mailTo(who));
                String hers = who.equals(ada) ? "5.1.1" : "5.2.2";
                String others = IntStream.range(0, 1_000)
                        .mapToObj(i -> "Final-Recipient: rfc822; u" + i + "@example.org\nAction: failed\nStatus: "
                                + (who.equals(ada) ? "5.2.2" : "5.1.1") + "\n\n")
                        .collect(Collectors.joining());
                String bounce = ReturnsFixture.bounce(to, the.address(who), "failed", hers, "<x@x>");
                arrives(
                        to,
                        bounce.replace(
                                "Final-Recipient: rfc822; " + the.address(who),
                                others + "Final-Recipient: rfc822; " + the.address(who)));
            }
            assertThat(the.suppressed(ada)).isTrue();
            assertThat(the.suppressed(bob)).isFalse();
        }

        @Test
        void erasureEmptiesEverythingThatSpeaksOfHer() {
            ContactId ada = the.subscriber();
            String email = the.address(ada);
            String to = the.returnAddress(the.mailTo(ada));
            arrives(to, ReturnsFixture.letter(email, to, "Hello", "", "A letter."));
            arrives("", ReturnsFixture.bounce("x@shop.example", email, "failed", "5.1.1", "<x@x>"));
            assertThat(the.newest()).isEqualTo("KEPT BOUNCE");
            assertThat(the.rows("returned_mail", ada)).isEqualTo(1);
            int about = the.speakingOf(email);

            the.contacts.erase(ada);

            assertThat(about).isEqualTo(2);
            assertThat(the.speakingOf(email)).isZero();
            assertThat(the.rows("returned_mail", ada)).isZero();
        }

        @Test
        void isForgottenAfterAWhile() {
            ContactId ada = the.subscriber();
            String email = the.address(ada);
            arrives("", ReturnsFixture.bounce("x@shop.example", email, "failed", "5.1.1", "<x@x>"));
            cleaning.prune();
            assertThat(the.speakingOf(email)).isEqualTo(1);
            the.age(Duration.ofDays(15));
            cleaning.prune();
            assertThat(the.speakingOf(email)).isZero();
        }

        @Test
        void aPersonSeesWhatNobodyCouldMakeSenseOf() {
            Api api = new Api(http);
            arrives("", ReturnsFixture.bounce("x@shop.example", "nobody@example.com", "failed", "5.1.1", "<x@x>"));
            arrives("", ReturnsFixture.bounce("x@shop.example", "nobody@example.com", "failed", "5.1.1", "<y@x>"));

            Api.Answer first = api.get("/api/returned-mails?limit=1");
            assertThat(first.status()).isEqualTo(200);
            assertThat(first.at("/items/0/kind")).isEqualTo("bounce");
            assertThat(first.at("/items/0/state")).isEqualTo("kept");
            assertThat(first.json().at("/counts/bounce").asInt()).isGreaterThanOrEqualTo(2);
            assertThat(first.json().toString()).doesNotContain("@");
            Api.Answer second = api.get("/api/returned-mails?limit=1&after=" + first.at("/next"));
            assertThat(second.json().at("/items/0/id").asLong())
                    .isLessThan(first.json().at("/items/0/id").asLong());
            assertThat(api.get("/api/returned-mails?limit=0").problem()).isEqualTo("invalid-page");
        }
    }
}
