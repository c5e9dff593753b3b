package io.postrider.events;

import static org.assertj.core.api.Assertions.assertThat;

import io.postrider.contacts.ContactId;
import io.postrider.contacts.Contacts;
import io.postrider.contacts.NewContact;
import io.postrider.support.MovableClock;
import io.postrider.support.OnH2;
import io.postrider.support.OnPostgres;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The log keeps each event once, in the caller's transaction, and tells it again exactly. */
class EventLogTests {

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
        Contacts contacts;

        @Autowired
        MovableClock clock;

        @Autowired
        JdbcClient jdbc;

        @Autowired
        PlatformTransactionManager transactions;

        ContactId mara;

        @BeforeEach
        void aContact() {
            mara = contacts.upsert(new NewContact(
                            "mara." + UUID.randomUUID() + "@fernandkettle.example", null, null, null, null))
                    .id();
        }

        @Test
        void tellsAnEventAgainExactlyAsItWas() {
            Instant at = now();
            Map<String, Object> properties = Map.of(
                    "order", "1042", "total", 38.5, "gift", true, "items", List.of(Map.of("sku", "oolong", "n", 2)));
            Origin origin = new Origin(
                    "welcome-series", 3, "serviceTask_send", UUID.randomUUID().toString());
            String key = UUID.randomUUID().toString();

            log.append(new NewEvent(key, "email.held", mara, at, properties, origin, "held until 08:00: quiet hours"));

            LoggedEvent found = log.timeline(mara, null, 10).get(0);
            assertThat(found)
                    .isEqualTo(new LoggedEvent(
                            found.id(),
                            key,
                            "email.held",
                            mara,
                            at,
                            properties,
                            origin,
                            "held until 08:00: quiet hours",
                            false));
        }

        @Test
        void knowsAnEventByItsKeyAlsoWithinOneBatch() {
            String key = UUID.randomUUID().toString();

            assertThat(log.appendAll(List.of(event(key, "a"), event(null, "b"), event(key, "c"), event(null, "d"))))
                    .containsExactly(true, true, false, true);
            assertThat(log.append(event(key, "e"))).isFalse();
            assertThat(log.appendAll(List.of())).isEmpty();
            assertThat(names()).containsExactly("d", "b", "a");
        }

        @Test
        void manyAtOnceOfOneKeyAreOneEvent() {
            String key = UUID.randomUUID().toString();
            List<Boolean> fresh = IntStream.range(0, 12)
                    .mapToObj(i -> CompletableFuture.supplyAsync(() -> log.append(event(key, "a"))))
                    .toList()
                    .stream()
                    .map(CompletableFuture::join)
                    .toList();

            assertThat(Collections.frequency(fresh, true)).isEqualTo(1);
            assertThat(names()).containsExactly("a");
        }

        @Test
        void rollsBackWithTheCallerAndADuplicateDoesNotSpoilTheTransaction() {
            String key = UUID.randomUUID().toString();
            new TransactionTemplate(transactions).executeWithoutResult(status -> {
                log.append(event(null, "lost"));
                status.setRollbackOnly();
            });
            new TransactionTemplate(transactions).executeWithoutResult(status -> {
                log.append(event(key, "kept"));
                log.append(event(key, "again"));
                log.append(event(null, "too"));
            });

            assertThat(names()).containsExactly("too", "kept");
        }

        /** A trace of her would be a key that can be guessed, or a failure that says she did something. */
        @Test
        void forgetsHerKeysAndFailuresToo() {
            String key = "order:shop:" + UUID.randomUUID();
            log.append(event(key, "order.placed"));
            long id = log.timeline(mara, null, 1).get(0).id();
            jdbc.sql("insert into event_failure (reader, event_id, attempts, set_aside, next_attempt_at, error)"
                            + " values ('r', ?, 3, true, current_timestamp, 'x')")
                    .param(id)
                    .update();

            contacts.erase(mara);

            assertThat(jdbc.sql("select count(*) from event_key_seen where hash = ?")
                            .param(EventKeys.hash(key))
                            .query(Long.class)
                            .single())
                    .isZero();
            assertThat(jdbc.sql("select count(*) from event_failure where event_id = ?")
                            .param(id)
                            .query(Long.class)
                            .single())
                    .isZero();
            assertThat(rows()).isZero();
        }

        @Test
        void aKeyIsOneWhateverMonthAndWhomeverItIsToldOf() {
            String key = "order:shop:" + UUID.randomUUID();
            assertThat(log.append(event(key, "order.placed"))).isTrue();

            assertThat(log.append(new NewEvent(
                            key,
                            "order.placed",
                            mara,
                            Instant.parse("2019-01-01T00:00:00Z"),
                            Map.of(),
                            Origin.NONE,
                            null)))
                    .isFalse();
        }

        @Test
        void logsNothingAboutSomebodyForgotten() {
            contacts.erase(mara);

            assertThat(log.append(event(null, "email.sent"))).isFalse();
            assertThat(rows()).isZero();
        }

        @RepeatedTest(10)
        void leavesNothingBehindWhenEventsAndErasureCross() {
            var appending = IntStream.range(0, 4)
                    .mapToObj(i -> CompletableFuture.runAsync(() -> {
                        while (log.append(event(null, "page.viewed"))) {
                            Thread.onSpinWait();
                        }
                    }))
                    .toList();
            contacts.erase(mara);
            appending.forEach(CompletableFuture::join);

            assertThat(rows()).isZero();
        }

        @Test
        void pagesTheTimelineByTimeNewestFirst() {
            List<String> expected = new ArrayList<>();
            for (int i = 0; i < 7; i++) {
                log.append(event(null, "n" + i));
                expected.add(0, "n" + i);
                if (i % 2 == 0) {
                    clock.advance(Duration.ofSeconds(1));
                }
            }
            log.append(new NewEvent(
                    null, "old.order", mara, now().minus(Duration.ofDays(9)), Map.of(), Origin.NONE, null));
            expected.add("old.order");

            List<String> seen = new ArrayList<>();
            Long before = null;
            for (var page = log.timeline(mara, before, 3); !page.isEmpty(); page = log.timeline(mara, before, 3)) {
                page.forEach(event -> seen.add(event.name()));
                before = page.get(page.size() - 1).id();
            }
            assertThat(seen).isEqualTo(expected);
        }

        @Test
        void knowsWhetherSomethingHappened() {
            Origin origin = new Origin("welcome-series", 1, "serviceTask_send", "run-1");
            Instant before = now();
            clock.advance(Duration.ofMinutes(1));
            log.append(new NewEvent(null, "email.clicked", mara, now(), Map.of("mail", 42), origin, null));

            assertThat(log.happened(mara, "email.clicked", Map.of("mail", "42"), before))
                    .isTrue();
            assertThat(log.happened(
                            mara, "email.clicked", Map.of("step", "serviceTask_send", "enrolment", "run-1"), before))
                    .isTrue();
            assertThat(log.happened(mara, "email.clicked", Map.of("mail", "43"), before))
                    .isFalse();
            assertThat(log.happened(mara, "email.clicked", Map.of("enrolment", "run-2"), before))
                    .isFalse();
            assertThat(log.happened(mara, "email.opened", Map.of(), before)).isFalse();
            assertThat(log.happened(mara, "email.clicked", Map.of(), now().plusSeconds(1)))
                    .isFalse();
        }

        @Test
        void whatWasCorrectedCountsAsItIsKnownToday() {
            Map<String, Object> seen = Map.of("mail", 42, "verdict", "human");
            log.append(new NewEvent("click of " + mara, "email.clicked", mara, now(), seen, Origin.NONE, null));
            LoggedEvent click = log.timeline(mara, null, 1).get(0);
            NewEvent correction =
                    Corrections.of(click, Map.of("verdict", "machine", "was", "human"), "It was a scanner.");

            assertThat(log.append(correction)).isTrue();
            assertThat(log.append(correction)).as("once only").isFalse();
            assertThat(log.happened(mara, "email.clicked", Map.of("verdict", "human"), now()))
                    .isFalse();
            assertThat(log.happened(mara, "email.clicked", Map.of("verdict", "machine", "mail", "42"), now()))
                    .isTrue();
            assertThat(log.timeline(mara, null, 10))
                    .extracting(LoggedEvent::name)
                    .containsExactly("email.clicked.corrected", "email.clicked");
            assertThat(log.between(mara, "email.clicked", now(), now())).containsExactly(click);
        }

        @Test
        void keepsWhatCanBeKeptOfAReason() {
            log.append(new NewEvent(
                    null, "a", mara, now(), null, null, "550 no\u0000such user\ud800 " + "x".repeat(2000)));

            assertThat(log.timeline(mara, null, 1).get(0).reason())
                    .startsWith("550 nosuch user ")
                    .hasSize(1000);
        }

        private List<String> names() {
            return log.timeline(mara, null, 50).stream().map(LoggedEvent::name).toList();
        }

        int rows() {
            return jdbc.sql("select count(*) from event_log where contact_id = ?")
                    .param(mara.value())
                    .query(Integer.class)
                    .single();
        }

        NewEvent event(String key, String name) {
            return new NewEvent(key, name, mara, clock.instant(), Map.of(), Origin.NONE, null);
        }

        private Instant now() {
            return clock.instant().truncatedTo(ChronoUnit.MICROS);
        }
    }
}
