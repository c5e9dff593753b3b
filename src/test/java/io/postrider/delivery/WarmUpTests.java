package io.postrider.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.postrider.delivery.reputation.DeliveryStatistics;
import io.postrider.delivery.reputation.DeliveryStatistics.Count;
import io.postrider.delivery.reputation.DeliveryStatistics.Kind;
import io.postrider.delivery.reputation.WarmUp;
import io.postrider.delivery.reputation.WarmUps;
import io.postrider.support.OnH2;
import io.postrider.support.OnPostgres;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A provider who does not know us gets little at first, hour by hour, and more only after good days. */
class WarmUpTests {

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
        WarmUps warmUps;

        @Autowired
        DeliveryStatistics statistics;

        final String provider = "warm-" + UUID.randomUUID().toString().substring(0, 8);

        @AfterEach
        void end() {
            warmUps.end(provider, "test");
            warmUps.end(WarmUp.ALL, "test");
        }

        void start(int perDay) {
            warmUps.start(new WarmUp(provider, perDay, 2, statistics.today(), 0), "test");
        }

        List<MailId> letters(int many) {
            List<MailId> letters = new ArrayList<>();
            for (int i = 0; i < many; i++) {
                letters.add(mails.enqueueTo(provider, mails.letter(the.subscriber("UTC"))));
            }
            return letters;
        }

        long sentToday() {
            return statistics.since(statistics.today()).stream()
                    .filter(day -> day.provider().equals(provider))
                    .mapToLong(day -> day.sent())
                    .sum();
        }

        @Test
        void leaveHourByHour() {
            Instant ten = mails.morning(10);
            start(9);
            List<MailId> letters = letters(4);
            the.sendAll();

            assertThat(letters).extracting(mails::state).containsExactly("SENT", "SENT", "HELD", "HELD");
            assertThat(letters.subList(2, 4))
                    .extracting(mails::due)
                    .containsExactly(ten.plus(Duration.ofHours(1)), ten.plus(Duration.ofHours(2)));
            assertThat(mails.reason(letters.get(2)))
                    .startsWith("held until ")
                    .endsWith(" 11:00 UTC: " + provider + " is warming up, 9 mails today are enough");
            the.clock.advance(Duration.ofHours(1));
            the.sendAll();
            assertThat(letters).extracting(mails::state).containsExactly("SENT", "SENT", "SENT", "HELD");
        }

        @Test
        void whatIsTooMuchForTodayLeavesTomorrow() {
            Instant evening = mails.morning(17);
            start(2);
            List<MailId> letters = letters(3);
            the.sendAll();

            assertThat(letters).extracting(mails::state).containsExactly("SENT", "SENT", "HELD");
            assertThat(mails.due(letters.get(2)))
                    .isBetween(evening.plus(Duration.ofHours(16)), evening.plus(Duration.ofHours(25)));
        }

        @Test
        void answersAreNotCappedButCounted() {
            mails.morning(17);
            start(2);
            for (int i = 0; i < 3; i++) {
                MailId answer = mails.enqueueTo(provider, the.answer(the.subscriber("UTC")));
                the.sendAll();
                assertThat(mails.state(answer)).isEqualTo("SENT");
            }
            assertThat(sentToday()).isEqualTo(3);
            List<MailId> letters = letters(1);
            the.sendAll();
            assertThat(mails.state(letters.get(0))).isEqualTo("HELD");
        }

        @Test
        void allProvidersTogetherCanHaveACap() {
            mails.morning(17);
            statistics.count(List.of(new Count(provider, Kind.SENT, 10)));
            warmUps.start(new WarmUp(WarmUp.ALL, 10, 2, statistics.today(), 0), "test");
            List<MailId> letters = letters(1);
            the.sendAll();

            assertThat(mails.reason(letters.get(0))).contains(": this sender is warming up, 10 mails today are enough");
        }

        @Test
        void growsOnlyAfterAGoodDay() {
            mails.morning(10);
            start(100);
            afterADayOf(49, 0, 0);
            assertThat(perDay()).as("less than half was used").isEqualTo(100);
            afterADayOf(50, 0, 0);
            assertThat(perDay()).as("half was used").isEqualTo(200);
            afterADayOf(200, 11, 0);
            assertThat(perDay()).as("5.2 % were put off").isEqualTo(200);
            afterADayOf(190, 10, 0);
            assertThat(perDay()).as("5 % were put off").isEqualTo(400);
            afterADayOf(400, 0, 1);
            assertThat(perDay()).as("0.25 % complained").isEqualTo(400);
        }

        private void afterADayOf(long sent, long deferred, long complaints) {
            statistics.count(List.of(
                    new Count(provider, Kind.SENT, sent),
                    new Count(provider, Kind.DEFERRED, deferred),
                    new Count(provider, Kind.COMPLAINTS, complaints)));
            the.clock.advance(Duration.ofDays(1));
            warmUps.forget();
        }

        private long perDay() {
            return warmUps.all().get(provider).perDay();
        }
    }
}
