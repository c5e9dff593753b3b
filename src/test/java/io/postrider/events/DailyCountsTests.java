package io.postrider.events;

import static org.assertj.core.api.Assertions.assertThat;

import io.postrider.contacts.ContactId;
import io.postrider.contacts.Contacts;
import io.postrider.contacts.NewContact;
import io.postrider.support.Api;
import io.postrider.support.MovableClock;
import io.postrider.support.OnH2;
import io.postrider.support.OnPostgres;
import io.postrider.time.TimeSettings;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What came is counted once for each day, and what it carries is known without its values. */
class DailyCountsTests {

    @Nested
    @OnH2
    class H2 extends Contract {}

    @Nested
    @OnPostgres
    class Postgres extends Contract {}

    abstract static class Contract {

        @Autowired
        EventLog log;

        @Autowired
        EventFeed feed;

        @Autowired
        DailyCounts counts;

        @Autowired
        SeenEvents seen;

        @Autowired
        Contacts contacts;

        @Autowired
        MovableClock clock;

        @Autowired
        JdbcClient jdbc;

        @Autowired
        JdbcTemplate batches;

        @Autowired
        TimeSettings time;

        @Autowired
        TestRestTemplate http;

        final String name = "n" + UUID.randomUUID().toString().replace("-", "") + ".made";
        ContactId mara;

        @BeforeEach
        void aContact() {
            mara = contacts.upsert(new NewContact(
                            "mara." + UUID.randomUUID() + "@fernandkettle.example", null, null, null, null))
                    .id();
            counts.read();
        }

        @Test
        void countsEachEventOnceOnTheDayItHappenedWhereTheReportsAreRead() {
            DailyCounts inNewYork = new DailyCounts(
                    feed,
                    jdbc,
                    batches,
                    new ReportingDays(new ReportingSettings(ZoneId.of("America/New_York")), time, clock));
            append("2026-03-08T04:59:00Z", "2026-03-08T05:00:00Z", "2026-03-09T03:59:59Z", "2026-03-09T04:00:00Z");
            inNewYork.read();
            append("2026-03-08T12:00:00Z");
            inNewYork.read();
            inNewYork.read();

            assertThat(counts.read(LocalDate.of(2026, 3, 1), 30, List.of(name)))
                    .as("the night in which the clocks go forward")
                    .containsExactly(
                            new DailyCounts.Day(LocalDate.of(2026, 3, 7), name, 1, 1),
                            new DailyCounts.Day(LocalDate.of(2026, 3, 8), name, 3, 3),
                            new DailyCounts.Day(LocalDate.of(2026, 3, 9), name, 1, 1));
        }

        @Test
        void knowsNamesAndKindsOfPropertiesButNoValueAndNoAddressUsedAsAName() {
            append(Map.of(
                    "total",
                    12.5,
                    "at",
                    "2026-03-08T04:59:00Z",
                    "lines",
                    List.of(Map.of("sku", "oolong", "n", 2)),
                    "mara@fernandkettle.example",
                    true));
            append(Map.of("total", "12,50 EUR"));
            seen.write();
            append(Map.of("gift", false));
            seen.write();
            counts.read();

            Api.Answer answer = new Api(http).get("/api/event-names/" + name);

            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.json().get("properties").findValuesAsText("path"))
                    .containsExactlyInAnyOrder(
                            "*", "at", "gift", "lines", "lines[]", "lines[].n", "lines[].sku", "total");
            assertThat(answer.json().toString())
                    .contains("{\"path\":\"total\",\"kinds\":[\"text\",\"number\"]")
                    .contains("{\"path\":\"at\",\"kinds\":[\"time\"]")
                    .doesNotContain("oolong")
                    .doesNotContain("fernandkettle");
            assertThat(answer.at("/event/today")).isEqualTo("3");
            assertThat(new Api(http).get("/api/event-names/nobody.knows").problem())
                    .isEqualTo("event-name-not-found");
            assertThat(new Api(http)
                            .get("/api/event-names?limit=1&after=" + name.substring(0, 12))
                            .at("/items/0/name"))
                    .isEqualTo(name);
        }

        @Autowired
        EventNames names;

        @Autowired
        ReportingDays days;

        @Test
        void saysWhenSomethingThatCameRegularlyHasStopped() {
            for (int ago = 8; ago >= 2; ago--) {
                log.append(event(clock.instant().minus(java.time.Duration.ofDays(ago)), Map.of()));
            }
            seen.write();
            counts.read();
            assertThat(names.find(name).orElseThrow().event().stopped()).isTrue();

            log.append(event(clock.instant(), Map.of()));
            counts.read();
            assertThat(names.find(name).orElseThrow().event().stopped()).isFalse();
        }

        private void append(String... times) {
            log.appendAll(java.util.Arrays.stream(times)
                    .map(at -> event(Instant.parse(at), Map.of()))
                    .toList());
        }

        private void append(Map<String, Object> properties) {
            log.append(event(clock.instant(), properties));
        }

        private NewEvent event(Instant at, Map<String, Object> properties) {
            return new NewEvent(null, name, mara, at, properties, Origin.NONE, null);
        }
    }
}
