package io.postrider.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.postrider.contacts.ContactId;
import io.postrider.contacts.NewContact;
import io.postrider.contacts.Preference.Frequency;
import io.postrider.contacts.Preferences;
import io.postrider.delivery.spi.Verdict;
import io.postrider.support.OnH2;
import io.postrider.support.OnPostgres;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Nobody gets more than is good or than she wants; of two mails that compete the more important leaves. */
class FrequencyCapTests {

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

        @Autowired
        Preferences preferences;

        @Autowired
        Claims claims;

        @Autowired
        Policies policies;

        @Test
        void theFourthOfAWeekWaitsForTheSecondTheFirstLeavesTheWindow() {
            Instant first = mails.morning(10);
            ContactId ada = the.subscriber("UTC");
            for (int day = 0; day < 3; day++) {
                the.clock.set(first.plus(Duration.ofDays(day)));
                assertThat(mails.state(mails.send(mails.letter(ada)))).isEqualTo("SENT");
            }
            the.clock.set(first.plus(Duration.ofDays(3)));
            MailId fourth = mails.send(mails.letter(ada));

            assertThat(mails.state(fourth)).isEqualTo("HELD");
            assertThat(mails.due(fourth)).isEqualTo(first.plus(Duration.ofDays(7)));
            assertThat(mails.reason(fourth))
                    .startsWith("held until ")
                    .endsWith(" 10:00 UTC: 3 mails in 7 days are enough, the next may leave then");
            the.clock.set(first.plus(Duration.ofDays(7)).minusMillis(1));
            mails.dueAt(fourth, the.clock.instant());
            the.sendAll();
            assertThat(mails.state(fourth)).as("a millisecond too early").isEqualTo("HELD");
            the.clock.set(first.plus(Duration.ofDays(7)));
            the.sendAll();
            assertThat(mails.state(fourth)).as("at the edge").isEqualTo("SENT");
        }

        @Test
        void ofTwoMailsInOneBatchOneLeaves() {
            Instant now = mails.morning(10);
            ContactId ada = the.subscriber("UTC");
            MailId one = the.enqueue(mails.letter(ada));
            MailId two = the.enqueue(mails.letter(ada));
            the.sendAll();

            assertThat(mails.state(one)).isEqualTo("SENT");
            assertThat(mails.state(two)).isEqualTo("HELD");
            the.clock.advance(Duration.ofMinutes(3));
            the.sendAll();
            assertThat(mails.state(two)).isEqualTo("HELD");
            assertThat(mails.reason(two)).contains("one mail in 20 hours is enough, the next may leave then");
            assertThat(mails.due(two)).as("her next opening").isEqualTo(now.plus(Duration.ofHours(23)));
            the.clock.set(mails.due(two));
            the.sendAll();
            assertThat(mails.state(two)).isEqualTo("SENT");
        }

        @Test
        void mailsAnswerForAWholeBatchAsTheyDoOneByOne() {
            mails.morning(10);
            ContactId ada = the.subscriber("UTC");
            ContactId bea = the.subscriber("UTC");
            the.enqueue(mails.letter(ada));
            the.enqueue(mails.letter(bea));
            the.enqueue(mails.important(ada, 1));
            List<Claim> batch = claims.claim("other", 10);
            assertThat(batch).hasSize(3);

            var outgoing = batch.stream().map(the::outgoing).toList();
            List<Verdict> together = policies.check(outgoing);
            List<Verdict> single = outgoing.stream().map(policies::check).toList();
            assertThat(together).isEqualTo(single);
            for (int i = 0; i < 3; i++) {
                boolean behind = outgoing.get(i).email().contact().equals(ada)
                        && outgoing.get(i).email().priority() == 0;
                assertThat(together.get(i) instanceof Verdict.Send).isEqualTo(!behind);
            }
        }

        @Test
        void ofTwoSendersThatMeetNeverBothSend() {
            Instant now = mails.morning(10);
            ContactId ada = the.subscriber("UTC");
            MailId lower = the.enqueue(mails.letter(ada));
            mails.dueAt(lower, now.plus(Duration.ofMinutes(1)));
            MailId higher = the.enqueue(mails.letter(ada));
            Claim here = claims.claim("other", 10).get(0);
            assertThat(here.id()).isEqualTo(higher);
            assertThat(policies.check(the.outgoing(here))).as("alone so far").isEqualTo(Verdict.SEND);

            mails.dueAt(lower, now);
            Claim there = claims.claim("other", 10).get(0);
            assertThat(there.id()).isEqualTo(lower);
            Verdict verdict = policies.check(the.outgoing(there));
            assertThat(verdict).as("the other may be at the dot already").isInstanceOf(Verdict.Hold.class);
            assertThat(((Verdict.Hold) verdict).reason()).contains("another mail to her is just leaving");
            assertThat(((Verdict.Hold) verdict).until()).isEqualTo(now.plusSeconds(30));
            Verdict other = policies.check(the.outgoing(here));
            assertThat(((Verdict.Hold) other).until())
                    .as("the later id comes again later, so that they do not meet for ever")
                    .isEqualTo(now.plus(Duration.ofMinutes(2)));
        }

        @Test
        void aMoreImportantMailThatIsDueSoonGoesFirst() {
            Instant now = mails.morning(10);
            ContactId ada = the.subscriber("UTC");
            MailId important = the.enqueue(mails.important(ada, 1));
            mails.dueAt(important, now.plus(Duration.ofHours(3)));
            MailId letter = mails.send(mails.letter(ada));

            assertThat(mails.state(letter)).isEqualTo("HELD");
            assertThat(mails.reason(letter))
                    .contains(
                            " 13:00 UTC: a more important mail to her goes first, and one mail in 20 hours is enough");
            the.clock.advance(Duration.ofHours(3));
            the.sendAll();
            assertThat(mails.state(important)).isEqualTo("SENT");
            assertThat(mails.state(letter)).isEqualTo("HELD");
        }

        @Test
        void whatIsNoMoreImportantWaitsForNobody() {
            Instant now = mails.morning(10);
            ContactId ada = the.subscriber("UTC");
            MailId later = the.enqueue(mails.important(ada, -1));
            mails.dueAt(later, now.plus(Duration.ofHours(3)));

            assertThat(mails.state(mails.send(mails.letter(ada)))).isEqualTo("SENT");
        }

        @Test
        void answersAndServiceMailNeitherWaitNorCount() {
            mails.morning(10);
            ContactId ada = the.subscriber("UTC");
            for (int i = 0; i < 4; i++) {
                assertThat(mails.state(mails.send(the.answer(ada)))).isEqualTo("SENT");
            }
            assertThat(mails.state(mails.send(mails.letter(ada))))
                    .as("not counted")
                    .isEqualTo("SENT");
            assertThat(mails.state(mails.send(the.answer(ada)))).isEqualTo("SENT");
            Email receipt = the.email(ada, "transactional", Email.Moment.NOW, false);
            assertThat(mails.state(mails.send(receipt))).isEqualTo("SENT");
        }

        @Test
        void whoWantsOneAWeekGetsOneAWeek() {
            Instant first = mails.morning(10);
            ContactId ada = the.subscriber("UTC");
            preferences.change(ada, "test", wish -> wish.withFrequency(Frequency.WEEKLY));
            assertThat(mails.state(mails.send(mails.letter(ada)))).isEqualTo("SENT");
            the.clock.set(first.plus(Duration.ofDays(2)));
            MailId next = mails.send(mails.letter(ada));

            assertThat(mails.reason(next)).contains(": she wants at most one mail a week, the next may leave then");
            assertThat(mails.due(next))
                    .as("six and a half days later, in her window")
                    .isEqualTo(first.plus(Duration.ofDays(7)).minus(Duration.ofHours(1)));
        }

        @Test
        void whoWantsOneAMonthIsNotSentOldNews() {
            Instant first = mails.morning(10);
            ContactId ada = the.subscriber("UTC");
            preferences.change(ada, "test", wish -> wish.withFrequency(Frequency.MONTHLY));
            assertThat(mails.state(mails.send(mails.letter(ada)))).isEqualTo("SENT");
            the.clock.set(first.plus(Duration.ofDays(10)));
            MailId next = mails.send(mails.letter(ada));

            assertThat(mails.state(next)).isEqualTo("DROPPED");
            assertThat(mails.reason(next))
                    .startsWith("not sent: she wants at most one mail a month, the next may leave then, and by ")
                    .endsWith("it would be older than 7 days");
            the.clock.set(first.plus(Duration.ofDays(28)));
            assertThat(mails.state(mails.send(mails.letter(ada)))).isEqualTo("SENT");
        }

        @Test
        void whoPausedWaitsOrMissesWhatIsTooOld() {
            Instant now = mails.morning(10);
            ContactId ada = the.subscriber("UTC");
            preferences.change(ada, "test", wish -> wish.withPause(now.plus(Duration.ofDays(3))));
            MailId soon = mails.send(mails.letter(ada));
            assertThat(mails.due(soon)).isEqualTo(now.plus(Duration.ofDays(3)));
            assertThat(mails.reason(soon)).startsWith("held until ").endsWith(": she paused her mail");
            assertThat(mails.state(mails.send(the.answer(ada))))
                    .as("she asked for it")
                    .isEqualTo("SENT");

            preferences.change(ada, "test", wish -> wish.withPause(now.plus(Duration.ofDays(60))));
            MailId late = mails.send(mails.letter(ada));
            assertThat(mails.state(late)).isEqualTo("DROPPED");
            assertThat(mails.reason(late)).startsWith("not sent: she paused her mail, and by ");
        }

        @Test
        void theDrawnTableSaysWhatIsEnoughForHer() {
            Instant first = mails.morning(10);
            ContactId ada = the.subscriber("UTC");
            String address = the.contacts.find(ada).orElseThrow().email();
            the.contacts.upsert(new NewContact(address, null, null, null, Map.of("engagement", "sleeping")));
            assertThat(mails.state(mails.send(mails.letter(ada)))).isEqualTo("SENT");
            the.clock.set(first.plus(Duration.ofDays(8)));
            MailId next = mails.send(mails.letter(ada));

            assertThat(mails.reason(next)).contains(": one mail in 14 days is enough, the next may leave then");
            assertThat(mails.due(next)).isEqualTo(first.plus(Duration.ofDays(14)));
        }
    }
}
