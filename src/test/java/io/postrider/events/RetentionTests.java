package io.postrider.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.postrider.contacts.ContactId;
import io.postrider.contacts.Contacts;
import io.postrider.contacts.NewContact;
import io.postrider.support.MovableClock;
import io.postrider.support.OnH2;
import io.postrider.support.OnPostgres;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Old events go when they are kept no longer and everybody has read them; months come and go as a whole. */
class RetentionTests {

    @Nested
    @OnH2
    class H2 extends Contract {}

    @Nested
    @OnPostgres
    class Postgres extends Contract {

        private static final Instant MAY = Instant.parse("1999-05-10T00:00:00Z");
        private static final Instant AUTUMN = Instant.parse("1999-09-01T00:00:00Z");

        private PostgresMonths parts() {
            return (PostgresMonths) months;
        }

        @Test
        void makesTheMonthsAheadBeforeTheyBeginAndMovesWhatLayElsewhere() {
            Instant june = Instant.parse("1997-06-30T23:59:59.999999Z");
            log.append(event("june", june));
            log.append(event("july", june.plusNanos(1_000)));

            months.prepare(Instant.parse("1997-04-01T00:00:00Z"));
            months.prepare(Instant.parse("1997-04-01T00:00:00Z"));

            assertThat(parts().months())
                    .contains(
                            YearMonth.of(1997, 4), YearMonth.of(1997, 5), YearMonth.of(1997, 6), YearMonth.of(1997, 7))
                    .doesNotContain(YearMonth.of(1997, 8));
            assertThat(rows("event_log_1997_06")).isEqualTo(1);
            assertThat(rows("event_log_1997_07")).isEqualTo(1);
            assertThat(names()).containsExactly("july", "june");
        }

        @Test
        void dropsAWholeMonthButKeepsWhatItsNameKeepsLonger() {
            months.prepare(MAY);
            log.append(event("page", MAY));
            log.append(event("order", MAY));
            readAll();

            months.drop(AUTUMN, keeping(Map.of(name("order"), Period.ZERO)), List.of(name("page"), name("order")));

            assertThat(parts().months()).doesNotContain(YearMonth.of(1999, 5));
            assertThat(names()).containsExactly("order");
            assertThat(rows("event_log_other")).isPositive();
        }

        @Test
        void keepsAMonthThatAReaderHasNotRead() {
            months.prepare(MAY);
            log.append(event("page", MAY));
            feed.read("slow-" + mara, 1, () -> Set.of("nothing"), event -> {});
            log.append(event("page", MAY));

            assertThatThrownBy(() -> months.drop(AUTUMN, keeping(Map.of()), List.of(name("page"))))
                    .isInstanceOf(Unread.class);
            assertThat(names()).hasSize(2);
            readAll();
            months.drop(AUTUMN, keeping(Map.of()), List.of(name("page")));
            assertThat(names()).isEmpty();
        }

        private Keeping keeping(Map<String, Period> byName) {
            return new Keeping(new RetentionSettings(Period.ofMonths(25), byName), clock.instant());
        }

        private long rows(String part) {
            return jdbc.sql("select count(*) from " + part + " where contact_id = ?")
                    .param(mara.value())
                    .query(Long.class)
                    .single();
        }
    }

    abstract static class Contract {

        @Autowired
        EventLog log;

        @Autowired
        EventFeed feed;

        @Autowired
        DailyCounts counts;

        @Autowired
        LogMonths months;

        @Autowired
        Contacts contacts;

        @Autowired
        MovableClock clock;

        @Autowired
        JdbcClient jdbc;

        ContactId mara;

        @BeforeEach
        void aContact() {
            mara = contacts.upsert(new NewContact(
                            "mara." + UUID.randomUUID() + "@fernandkettle.example", null, null, null, null))
                    .id();
        }

        @Test
        void deletesByNameWhatEverybodyHasReadAndNeverTakesItTwice() {
            Instant longAgo = clock.instant().minus(Duration.ofDays(91));
            NewEvent old = event("page", longAgo);
            log.append(old);
            log.append(event("page", clock.instant().minus(Duration.ofDays(80))));
            log.append(event("order", longAgo));
            counts.read();
            Retention retention = new Retention(
                    jdbc,
                    LogMonths.NONE,
                    new RetentionSettings(Period.ZERO, Map.of(name("pa*"), Period.ofDays(90))),
                    clock);
            feed.read("slow-" + mara, 1, () -> Set.of("nothing"), event -> {});
            jdbc.sql("update event_cursor set tx_id = 0, event_id = 0 where reader = ?")
                    .param("slow-" + mara)
                    .update();

            retention.forget();
            assertThat(names()).as("a reader has not read them").hasSize(3);

            readAll();
            retention.forget();
            assertThat(names()).containsExactly("page", "order");
            assertThat(log.append(old)).as("its key is known for ever").isFalse();
            assertThat(counts.read(java.time.LocalDate.of(1970, 1, 1), 100_000, List.of(name("page"))))
                    .as("the daily numbers stay")
                    .hasSize(2);
        }

        @Test
        void theLongestBeginningDecidesHowLongAnEventIsKept() {
            Keeping keeping = new Keeping(
                    new RetentionSettings(
                            Period.ofMonths(25),
                            Map.of(
                                    "page.*",
                                    Period.ofDays(90),
                                    "page.paid*",
                                    Period.ZERO,
                                    "cart.updated",
                                    Period.ofDays(1))),
                    Instant.parse("2026-03-15T12:00:00Z"));

            assertThat(keeping.end("page.viewed")).contains(Instant.parse("2025-12-15T00:00:00Z"));
            assertThat(keeping.end("page.paid.viewed")).isEmpty();
            assertThat(keeping.end("cart.updated")).contains(Instant.parse("2026-03-14T00:00:00Z"));
            assertThat(keeping.end("cart.updated.twice"))
                    .as("whole months")
                    .contains(Instant.parse("2024-02-01T00:00:00Z"));
        }

        String name(String name) {
            return "t" + mara.value().toString().substring(0, 8) + "." + name;
        }

        NewEvent event(String name, Instant at) {
            return new NewEvent(UUID.randomUUID().toString(), name(name), mara, at, Map.of("n", 1), Origin.NONE, null);
        }

        List<String> names() {
            return log.timeline(mara, null, 50).stream()
                    .map(event -> event.name().substring(event.name().indexOf('.') + 1))
                    .toList();
        }

        /** Everybody who ever read in this database goes on to the end. */
        void readAll() {
            jdbc.sql("select reader from event_cursor")
                    .query(String.class)
                    .list()
                    .forEach(reader -> {
                        while (feed.read(reader, 1, Set::of, event -> {}) > 0) {
                            // There is more.
                        }
                    });
        }
    }
}
