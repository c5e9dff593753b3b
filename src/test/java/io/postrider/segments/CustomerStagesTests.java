package io.postrider.segments;

import static org.assertj.core.api.Assertions.assertThat;

import io.postrider.contacts.ComputedAttributes;
import io.postrider.contacts.ContactId;
import io.postrider.contacts.Contacts;
import io.postrider.contacts.NewContact;
import io.postrider.segments.ReadyMade.Offer;
import io.postrider.support.MovableClock;
import io.postrider.support.OnH2;
import io.postrider.support.OnPostgres;
import io.postrider.time.Timestamps;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Where customers stand, and the ready-made segments that speak of it. */
class CustomerStagesTests {

    @ParameterizedTest
    @CsvSource({
        "1, 10, NEW",
        "1, 41, ACTIVE",
        "2, 10, ACTIVE",
        "3, 89, LOYAL",
        "3, 91, AT_RISK",
        "1, 179, AT_RISK",
        "9, 181, LAPSED"
    })
    void aStageFollowsFromHowOftenAndHowLatelySheBought(long orders, int daysAgo, LifeCycle stage) {
        Instant now = Instant.parse("2026-01-31T10:00:00Z");
        assertThat(LifeCycle.of(orders, now.minus(Duration.ofDays(daysAgo)), LifeCycle.USUAL, now))
                .isEqualTo(stage);
    }

    @Nested
    @OnH2
    class H2 extends Contract {}

    @Nested
    @OnPostgres
    class Postgres extends Contract {}

    abstract static class Contract {

        @Autowired
        CustomerStages stages;

        @Autowired
        ComputedAttributes attributes;

        @Autowired
        ReadyMade readyMade;

        @Autowired
        Segments segments;

        @Autowired
        SegmentStore store;

        @Autowired
        TestSegments worker;

        @Autowired
        Contacts contacts;

        @Autowired
        MovableClock clock;

        @Autowired
        JdbcClient jdbc;

        @BeforeEach
        @AfterEach
        void takeAway() {
            segments.all().stream()
                    .filter(it -> it.kind() == Segment.Kind.READY_MADE)
                    .forEach(it -> store.forget(it.key()));
        }

        ContactId customer(int orders, int daysAgo, long minor) {
            ContactId id = contacts.upsert(
                            new NewContact("c" + UUID.randomUUID() + "@example.com", null, null, null, null))
                    .id();
            for (int i = 0; i < orders; i++) {
                order(id, daysAgo + 7 * i, minor);
            }
            return id;
        }

        void order(ContactId contact, int daysAgo, long minor) {
            jdbc.sql(
                            """
                            insert into customer_order (order_id, contact_id, placed_at, currency, total_minor,
                                refunded_minor, event_id)
                            values (?, ?, ?, 'EUR', ?, 0, 1)
                            """)
                    .params(
                            "o-" + UUID.randomUUID(),
                            contact.value(),
                            Timestamps.of(clock.instant().minus(Duration.ofDays(daysAgo))),
                            minor)
                    .update();
        }

        Object known(ContactId contact, String name) {
            return attributes.ofAll(List.of(contact)).get(contact).get(name);
        }

        @Test
        void everyCustomerHasACellAndAStage() {
            List<ContactId> many =
                    Stream.generate(() -> customer(1, 120, 1_000)).limit(10).toList();
            ContactId best = customer(6, 1, 50_000);
            ContactId lost = customer(1, 9_000, 100);
            stages.workOut();

            assertThat(known(best, "rfmCell")).isEqualTo("555");
            assertThat(known(best, "lifecycleStage")).isEqualTo("loyal");
            assertThat(known(lost, "rfmCell").toString()).startsWith("1");
            assertThat(known(lost, "lifecycleStage")).isEqualTo("lapsed");
            assertThat(many)
                    .allSatisfy(one -> assertThat(known(one, "lifecycleStage")).isEqualTo("at-risk"));
        }

        @Test
        void whoIsMetInTheMiddleOfHerLifeEntersAsHistoryAndWhoSlipsAwayAsNews() {
            readyMade.add("stage-at-risk");
            worker.settle();
            ContactId old = customer(2, 100, 1_000);
            ContactId slipping = customer(2, 80, 1_000);
            stages.workOut();
            worker.settle();
            assertThat(history(old)).containsExactly(true);

            clock.advance(Duration.ofDays(15));
            stages.workOut();
            worker.settle();
            assertThat(history(old)).containsExactly(true);
            assertThat(history(slipping)).containsExactly(false);
            assertThat(segments.contains("stage-at-risk", slipping)).isTrue();
        }

        private List<Boolean> history(ContactId contact) {
            return jdbc.sql(
                            "select history from event_log where contact_id = ? and name = 'segment.entered' order by id")
                    .param(contact.value())
                    .query(Boolean.class)
                    .list();
        }

        @Test
        void everyReadyMadeSegmentCanBeTakenOnce() {
            List<String> keys = readyMade.offered().stream().map(Offer::key).toList();
            assertThat(keys).contains("engaged", "unengaged", "vip", "vip-gold", "stage-lapsed", "rfm-champions");
            keys.forEach(readyMade::add);
            keys.forEach(readyMade::add);
            worker.settle();

            assertThat(readyMade.offered()).isEmpty();
            assertThat(segments.all().stream()
                            .filter(it -> it.kind() == Segment.Kind.READY_MADE)
                            .map(Segment::key))
                    .containsExactlyInAnyOrderElementsOf(keys);
            ContactId rich = customer(1, 300, 100_000);
            assertThat(segments.contains("vip-gold", rich)).isTrue();
        }
    }
}
