package io.postrider.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.postrider.delivery.FaultySmtpServer.Fault;
import io.postrider.support.OnH2;
import io.postrider.support.OnPostgres;
import io.postrider.time.Node;
import io.postrider.time.Timestamps;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Crashes, rivals and late results: nothing is lost, and nothing is sent twice. */
class RecoveryTests {

    @Nested
    @OnH2
    class H2 extends Contract {}

    @Nested
    @OnPostgres
    class Postgres extends Contract {}

    abstract static class Contract {

        @Autowired
        MessageIds ids;

        @Autowired
        DeliveryFixture the;

        @Autowired
        Claims claims;

        @Autowired
        Results results;

        @Autowired
        Recovery recovery;

        @Autowired
        Journals journals;

        @Autowired
        Node node;

        @BeforeEach
        void nothingElseIsOnItsWay() {
            the.sendAll();
            recovery.recover();
            journals.delete();
        }

        /** A mail of this node that was claimed when the process ended. */
        private Claim claimed(Email email) {
            MailId id = the.enqueue(email);
            return claims.claim("other", 200).stream()
                    .filter(claim -> claim.id().equals(id))
                    .findFirst()
                    .orElseThrow();
        }

        @Test
        void sendsAfterARestartWhatWasOnlyClaimed() {
            var ada = the.subscriber("UTC");
            Claim claim = claimed(the.answer(ada));

            assertThat(recovery.recover()).isEqualTo(1);
            assertThat(the.mail(claim.id()).state()).isEqualTo("PENDING");
            the.sendAll();

            assertThat(the.inboxOf(ada)).hasSize(1);
        }

        @Test
        void countsAsSentWhatTheServerHadTakenBeforeTheCrash() {
            var ada = the.subscriber("UTC");
            Claim claim = claimed(the.answer(ada));
            try (Journal journal = journals.open(0)) {
                journal.beforeDot(claim, "mail.example:25");
                journal.answered(claim, 250);
            }

            recovery.recover();
            the.sendAll();

            assertThat(the.mail(claim.id())).returns("SENT", SentMail::state);
            assertThat(the.events(ada)).containsOnlyOnce("email.sent");
            assertThat(the.messageId(claim.id())).isEqualTo(ids.of(claim.id()));
            assertThat(the.inboxOf(ada)).isEmpty();
        }

        @Test
        void repeatsNothingWhenTheCrashCameBetweenTheDotAndTheAnswer() {
            Claim claim = claimed(the.answer(the.subscriber("UTC")));
            try (Journal journal = journals.open(0)) {
                journal.beforeDot(claim, "mail.example:25");
            }

            recovery.recover();
            the.unknownsWaitedOut(claim.id());
            the.sendAll();

            assertThat(the.mail(claim.id()).state()).isEqualTo("UNKNOWN");
            assertThat(the.mail(claim.id()).reason()).startsWith("possibly sent");
        }

        @Test
        void asksTheCatcherWhetherItHasTheMailAndSendsItWhenItHasNot() {
            var ada = the.subscriber("UTC");
            Claim claim = claimed(the.answer(ada));
            try (Journal journal = journals.open(0)) {
                journal.beforeDot(claim, "catcher");
            }

            recovery.recover();
            assertThat(the.mail(claim.id()).state()).isEqualTo("PENDING");
            the.sendAll();

            assertThat(the.inboxOf(ada)).hasSize(1).allMatch(mail -> mail.deliveries() == 1);
        }

        @Test
        void asksTheCatcherWhetherItHasTheMailAndBelievesItWhenItHas() {
            var ada = the.subscriber("UTC");
            Claim claim = claimed(the.answer(ada));
            var sent = the.way.send(claim, the.server);
            assertThat(sent.state()).isEqualTo(MailState.SENT);

            recovery.recover();
            the.sendAll();

            assertThat(the.mail(claim.id()).state()).isEqualTo("SENT");
            assertThat(the.inboxOf(ada)).hasSize(1).allMatch(mail -> mail.deliveries() == 1);
            assertThat(the.events(ada)).containsOnlyOnce("email.sent");
        }

        @Test
        void ignoresALineOfTheJournalFromAnEarlierClaim() {
            Claim claim = claimed(the.answer(the.subscriber("UTC")));
            Claim earlier = new Claim(claim.id(), claim.email(), claim.provider(), claim.history(), claim.fence() - 1);
            try (Journal journal = journals.open(0)) {
                journal.beforeDot(earlier, "mail.example:25");
                journal.answered(earlier, 451);
            }

            recovery.recover();

            assertThat(the.mail(claim.id()).state()).isEqualTo("PENDING");
        }

        @Test
        void doubtsTheMailsOfAServerThatVanishedUntilItTells() {
            var ada = the.subscriber("UTC");
            Claim claim = claimed(the.answer(ada));
            leaseRanOut(claim);

            claims.takeOverExpired();
            assertThat(the.mail(claim.id()).state()).isEqualTo("UNKNOWN");
            assertThat(claims.standing(claim, 0)).isEqualTo(Claims.Standing.GONE);

            comesBack(claim);
            recovery.recover();
            the.sendAll();
            assertThat(the.mail(claim.id()).state()).isEqualTo("SENT");
            assertThat(the.inboxOf(ada)).hasSize(1);
        }

        @Test
        void keepsItsOwnMailsAsLongAsItLives() {
            Claim claim = claimed(the.answer(the.subscriber("UTC")));
            the.jdbc
                    .sql("update outbox set lease_until = :past where id = :id")
                    .param("past", Timestamps.of(Clock.systemUTC().instant().minus(Duration.ofMinutes(1))))
                    .param("id", claim.id().value())
                    .update();

            claims.takeOverExpired();
            claims.renew(List.of(claim));

            assertThat(claims.standing(claim, 0)).isNotEqualTo(Claims.Standing.GONE);
            recovery.recover();
        }

        private void comesBack(Claim claim) {
            the.jdbc
                    .sql("update outbox set node = :node where id = :id")
                    .param("node", node.name())
                    .param("id", claim.id().value())
                    .update();
        }

        @Test
        void takesNoResultFromAnOldClaim() {
            var ada = the.subscriber("UTC");
            Claim old = claimed(the.answer(ada));
            recovery.recover();
            Claim now = claims.claim("other", 200).get(0);

            var late = new Result(
                    old,
                    MailState.FAILED,
                    "late",
                    the.clock.instant(),
                    null,
                    null,
                    java.util.Map.of(),
                    Result.Handover.NONE);
            assertThat(results.apply(List.of(late))).isEmpty();
            assertThat(claims.standing(old, 0)).isEqualTo(Claims.Standing.GONE);
            assertThat(claims.standing(now, 0)).isNotEqualTo(Claims.Standing.GONE);
            recovery.recover();
        }

        @Test
        void doesNotSendWhatIsTakenBackBetweenClaimAndHandover() {
            var ada = the.subscriber("UTC");
            Email email = the.answer(ada);
            Claim claim = claimed(email);
            the.outbox.cancel(email.origin().enrolment(), "she bought");

            assertThat(results.apply(List.of(the.way.send(claim, the.server)))).isEmpty();
            assertThat(the.inboxOf(ada)).isEmpty();
            assertThat(the.mail(claim.id()).state()).isEqualTo("CANCELLED");
        }

        @Test
        void aMailGivenUpByOthersComesBackWhenItsSenderLivesAndNeverSentIt() {
            var ada = the.subscriber("UTC");
            Claim claim = claimed(the.answer(ada));
            leaseRanOut(claim);
            claims.takeOverExpired();
            assertThat(the.mail(claim.id()).state()).isEqualTo("UNKNOWN");

            Result result = the.way.send(claim, the.server);

            assertThat(the.inboxOf(ada)).isEmpty();
            assertThat(results.apply(List.of(result))).hasSize(1);
            assertThat(the.mail(claim.id()).state()).isEqualTo("PENDING");
            the.sendAll();
            assertThat(the.inboxOf(ada)).hasSize(1);
        }

        @Test
        void aLateAnswerOfTheServerWinsOverATryThatHasNotBegun() {
            var ada = the.subscriber("UTC");
            Claim claim = claimed(the.answer(ada));
            Result sent = the.way.send(claim, the.server);
            Result givenUp = new Result(
                    claim,
                    MailState.PENDING,
                    "goes on",
                    the.clock.instant(),
                    null,
                    null,
                    java.util.Map.of(),
                    Result.Handover.NONE);
            results.apply(List.of(givenUp));

            assertThat(results.apply(List.of(sent))).hasSize(1);

            the.sendAll();
            assertThat(the.mail(claim.id()).state()).isEqualTo("SENT");
            assertThat(the.inboxOf(ada)).hasSize(1).allMatch(mail -> mail.deliveries() == 1);
        }

        @Test
        void tellsTheTruthAboutAMailTakenBackAtTheDot() {
            var ada = the.subscriber("UTC");
            Email email = the.answer(ada);
            Claim claim = claimed(email);
            var sent = the.way.send(claim, the.server);
            the.outbox.cancel(email.origin().enrolment(), "she bought");

            results.apply(List.of(sent));

            assertThat(the.mail(claim.id()).state()).isEqualTo("SENT");
            assertThat(the.events(ada)).contains("email.sent");
        }

        @Test
        void twoSendersNeverSendOneMailTwice() {
            var people =
                    IntStream.range(0, 60).mapToObj(i -> the.subscriber("UTC")).toList();
            people.forEach(contact -> the.enqueue(the.answer(contact)));

            CompletableFuture.allOf(Stream.of(0, 1, 2)
                            .map(number -> CompletableFuture.runAsync(() -> {
                                try (Sender sender = the.senders.sender(number)) {
                                    the.drain(sender);
                                }
                            }))
                            .toArray(CompletableFuture[]::new))
                    .join();

            assertThat(people)
                    .allSatisfy(contact ->
                            assertThat(the.inboxOf(contact)).hasSize(1).allMatch(mail -> mail.deliveries() == 1));
        }

        @Test
        void leavesNothingInTheJournalWhenAllIsCommitted() {
            the.enqueue(the.answer(the.subscriber("UTC")));
            the.sendAll();
            assertThat(journals.read()).isEmpty();
        }

        @Test
        void aHungServerCostsOneMailItsCertaintyAndNoOtherMail() {
            var hung = the.enqueue(the.answer(the.subscriber("UTC")));
            var next = the.enqueue(the.answer(the.subscriber("UTC")));
            try (var server = new FaultySmtpServer(Fault.hangAfterDot())) {
                the.sendAllTo(server);
            }
            assertThat(List.of(the.mail(hung).state(), the.mail(next).state())).containsExactly("UNKNOWN", "SENT");
        }

        private void leaseRanOut(Claim claim) {
            the.jdbc
                    .sql("update outbox set lease_until = :past, node = 'another' where id = :id")
                    .param("past", Timestamps.of(Clock.systemUTC().instant().minus(Duration.ofDays(1))))
                    .param("id", claim.id().value())
                    .update();
        }
    }
}
