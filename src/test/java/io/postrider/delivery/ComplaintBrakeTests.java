package io.postrider.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.postrider.delivery.reputation.Brakes;
import io.postrider.delivery.reputation.Brakes.Brake;
import io.postrider.delivery.reputation.DeliveryStatistics;
import io.postrider.delivery.reputation.DeliveryStatistics.Count;
import io.postrider.delivery.reputation.DeliveryStatistics.Kind;
import io.postrider.support.OnH2;
import io.postrider.support.OnPostgres;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Where people call our mail spam we slow down, and stop before the provider stops us. */
class ComplaintBrakeTests {

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
        Brakes brakes;

        @Autowired
        DeliveryStatistics statistics;

        final String provider = "brake-" + UUID.randomUUID().toString().substring(0, 8);

        void count(Kind kind, long n) {
            statistics.count(List.of(new Count(provider, kind, n)));
            brakes.forget();
        }

        @Test
        void takesHoldAtThePublishedShares() {
            mails.morning(10);
            count(Kind.SENT, 10_000);
            count(Kind.COMPLAINTS, 7);
            assertThat(brakes.at(provider)).isEqualTo(Brake.FREE);
            count(Kind.COMPLAINTS, 1);
            assertThat(brakes.at(provider)).as("0.08 %").isEqualTo(Brake.ALARM);
            count(Kind.COMPLAINTS, 2);
            assertThat(brakes.at(provider)).as("0.1 %").isEqualTo(Brake.THROTTLED);
            count(Kind.COMPLAINTS, 20);
            assertThat(brakes.at(provider)).as("0.3 %").isEqualTo(Brake.PAUSED);
            the.clock.advance(Duration.ofDays(6));
            brakes.forget();
            assertThat(brakes.at(provider)).as("the sixth day after").isEqualTo(Brake.PAUSED);
            the.clock.advance(Duration.ofDays(1));
            brakes.forget();
            assertThat(brakes.at(provider)).as("a week after").isEqualTo(Brake.FREE);
        }

        @Test
        void fewMailsSayNothing() {
            mails.morning(10);
            count(Kind.SENT, 999);
            count(Kind.COMPLAINTS, 30);
            assertThat(brakes.at(provider)).isEqualTo(Brake.FREE);
            count(Kind.SENT, 1);
            assertThat(brakes.at(provider)).isEqualTo(Brake.PAUSED);
        }

        @Test
        void aPausedProviderGetsOnlyAnswersUntilSomebodyReleasesIt() {
            Instant now = mails.morning(10);
            count(Kind.SENT, 1_000);
            count(Kind.COMPLAINTS, 5);
            MailId letter = mails.enqueueTo(provider, mails.letter(the.subscriber("UTC")));
            MailId answer = mails.enqueueTo(provider, the.answer(the.subscriber("UTC")));
            MailId elsewhere = the.enqueue(mails.letter(the.subscriber("UTC")));
            the.sendAll();

            assertThat(mails.state(answer)).isEqualTo("SENT");
            assertThat(mails.state(elsewhere)).isEqualTo("SENT");
            assertThat(mails.state(letter)).isEqualTo("HELD");
            assertThat(mails.due(letter)).isEqualTo(now.plus(Duration.ofMinutes(15)));
            assertThat(mails.reason(letter))
                    .isEqualTo("held: 0.50 % of those at " + provider + " called our mail spam, so nothing that needs"
                            + " consent leaves until they fall or somebody releases the brake");
            brakes.release(provider, Duration.ofHours(1), "The bought list is gone.", "test");
            assertThat(brakes.at(provider)).isEqualTo(Brake.ALARM);
            the.clock.advance(Duration.ofMinutes(15));
            the.sendAll();
            assertThat(mails.state(letter)).isEqualTo("SENT");
            the.clock.advance(Duration.ofHours(1));
            brakes.forget();
            assertThat(brakes.at(provider)).as("the hour is over").isEqualTo(Brake.PAUSED);
        }

        @Test
        void aThrottledProviderGetsATenthOfTheBulkEachHour() {
            mails.morning(9);
            count(Kind.SENT, 10_000);
            count(Kind.COMPLAINTS, 15);
            List<MailId> bulk = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                bulk.add(mails.enqueueTo(provider, mails.important(the.subscriber("UTC"), -1)));
            }
            MailId ordinary = mails.enqueueTo(provider, mails.letter(the.subscriber("UTC")));
            the.sendAll();

            assertThat(mails.state(ordinary)).isEqualTo("SENT");
            assertThat(bulk)
                    .filteredOn(mail -> mails.state(mail).equals("SENT"))
                    .hasSize(2);
            assertThat(bulk)
                    .filteredOn(mail -> mails.state(mail).equals("HELD"))
                    .hasSize(18)
                    .allSatisfy(mail -> assertThat(mails.reason(mail))
                            .contains("called our mail spam, so bulk mail leaves slowly"));
            the.clock.advance(Duration.ofMinutes(119));
            the.sendAll();
            assertThat(bulk)
                    .filteredOn(mail -> mails.state(mail).equals("SENT"))
                    .hasSize(4);
        }

        @Test
        void whatSeveralCountAtOnceAddsUp() {
            mails.morning(10);
            List<CompletableFuture<Void>> counters = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                counters.add(CompletableFuture.runAsync(() -> {
                    for (int n = 0; n < 25; n++) {
                        statistics.count(
                                List.of(new Count(provider, Kind.SENT, 1), new Count("z" + provider, Kind.SOFT, 2)));
                    }
                }));
            }
            counters.forEach(CompletableFuture::join);
            assertThat(statistics.since(statistics.today()))
                    .filteredOn(day -> day.provider().endsWith(provider))
                    .extracting(day -> day.provider() + " " + day.sent() + " " + day.soft())
                    .containsExactly(provider + " 100 0", "z" + provider + " 0 200");
        }
    }
}
