package io.postrider.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.postrider.contacts.ContactId;
import io.postrider.contacts.Contacts;
import io.postrider.contacts.NewContact;
import io.postrider.support.OnH2;
import io.postrider.support.OnPostgres;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Readers see every event once, in order, whoever commits late, reads beside them or fails. */
class EventFeedTests {

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
        LogMarks marks;

        @Autowired
        Contacts contacts;

        @Autowired
        Clock clock;

        @Autowired
        JdbcClient jdbc;

        @Autowired
        PlatformTransactionManager transactions;

        final String reader = "reader-" + UUID.randomUUID();
        final List<String> seen = Collections.synchronizedList(new ArrayList<>());
        ContactId mara;

        @BeforeEach
        void skipWhatOtherTestsLogged() {
            mara = contacts.upsert(new NewContact(
                            "mara." + UUID.randomUUID() + "@fernandkettle.example", null, null, null, null))
                    .id();
            while (feed.read(reader, 1, Set::of, event -> {}) > 0) {}
        }

        @Test
        void handsOutEveryEventOnceInOrder() {
            append("a", "b", "c");
            drain(this::remember);
            append("d");
            drain(this::remember);

            assertThat(seen).containsExactly("a", "b", "c", "d");
        }

        @Test
        void doesNotSkipARowCommittedLate() throws Exception {
            CountDownLatch written = new CountDownLatch(1);
            CountDownLatch mayCommit = new CountDownLatch(1);
            var early = CompletableFuture.runAsync(
                    () -> new TransactionTemplate(transactions).executeWithoutResult(status -> {
                        append("early");
                        written.countDown();
                        await(mayCommit);
                    }));
            await(written);
            append("late");

            drain(this::remember);
            assertThat(seen).isEmpty();

            mayCommit.countDown();
            early.join();
            drain(this::remember);
            assertThat(seen).containsExactly("early", "late");
        }

        @Test
        void doesNotWaitForATransactionThatRolledBack() {
            new TransactionTemplate(transactions).executeWithoutResult(status -> {
                append("never");
                status.setRollbackOnly();
            });
            append("after");

            drain(this::remember);

            assertThat(seen).containsExactly("after");
        }

        @Test
        void onlyOneOfTwoReadsAtATime() {
            append("a", "b");
            List<Integer> other = new ArrayList<>();

            feed.read(reader, 10, event -> {
                other.add(CompletableFuture.supplyAsync(() -> feed.read(reader, 10, this::remember))
                        .join());
                remember(event);
            });

            assertThat(other).containsExactly(0, 0);
            assertThat(seen).containsExactly("a", "b");
        }

        @Test
        void manyReadersOfOneNameTogetherSeeEachEventOnce() {
            String[] names = new String[200];
            for (int i = 0; i < names.length; i++) {
                names[i] = "n" + i;
            }
            append(names);

            var workers = java.util.stream.IntStream.range(0, 1)
                    .mapToObj(i -> CompletableFuture.runAsync(() -> {
                        while (seen.size() < names.length) {
                            feed.read(reader, 7, this::remember);
                        }
                    }))
                    .toList();
            workers.forEach(CompletableFuture::join);

            assertThat(seen).containsExactly(names);
        }

        @Test
        void workAndCursorRollBackTogether() {
            append("a", "b");
            String external = "x" + UUID.randomUUID();

            int read = feed.read(reader, 10, event -> {
                contacts.upsert(new NewContact(
                        event.name() + "." + external + "@fernandkettle.example", null, null, null, null));
                if (event.name().equals("b")) {
                    throw new IllegalStateException("b is too much");
                }
                remember(event);
            });

            assertThat(read).isEqualTo(1);
            assertThat(seen).as("once in the failed batch, once alone").containsExactly("a", "a");
            assertThat(contacts.findByEmail("a." + external + "@fernandkettle.example"))
                    .isPresent();
            assertThat(contacts.findByEmail("b." + external + "@fernandkettle.example"))
                    .isEmpty();
        }

        @Test
        void anEventThatKeepsFailingIsSetAsideAndTheOthersGoOn() {
            append("a", "bad", "c");
            Consumer<LoggedEvent> picky = event -> {
                if (event.name().equals("bad")) {
                    throw new IllegalStateException("cannot digest");
                }
                remember(event);
            };
            long aside = feed.setAside();

            assertThat(feed.read(reader, 10, picky)).isEqualTo(1);
            assertThat(feed.read(reader, 10, picky)).as("a pause, no hot loop").isZero();
            for (int attempt = 2; attempt <= 3; attempt++) {
                endPause();
                feed.read(reader, 10, picky);
            }
            drain(picky);

            assertThat(seen).endsWith("c").containsOnlyOnce("c");
            assertThat(feed.setAside()).isEqualTo(aside + 1);
        }

        @Test
        void anEventThatFailedOnceIsReadAfterThePause() {
            append("a");
            List<Integer> tries = new ArrayList<>();
            Consumer<LoggedEvent> shaky = event -> {
                tries.add(1);
                if (tries.size() <= 2) {
                    throw new IllegalStateException("not yet");
                }
                remember(event);
            };
            long aside = feed.setAside();

            feed.read(reader, 10, shaky);
            endPause();
            drain(shaky);

            assertThat(seen).containsExactly("a");
            assertThat(feed.setAside()).isEqualTo(aside);
        }

        @Test
        void passesWhatNobodyWantsAndAsksForNamesWhenTheLastEventIsCertain() {
            append("a", "noise", "b", "noise", "late", "noise");
            Set<String> wanted = new HashSet<>(Set.of("a", "b"));

            assertThat(feed.read(reader, 1, () -> wanted, this::remember)).isEqualTo(1);
            wanted.add("late");
            assertThat(feed.read(reader, 50, () -> wanted, this::remember)).isPositive();
            assertThat(feed.read(reader, 50, () -> wanted, this::remember))
                    .as("everything else is passed")
                    .isZero();

            assertThat(seen).containsExactly("a", "b", "late");
        }

        @Test
        void aWantedEventThatFailsHoldsOnlyWhatComesAfterIt() {
            append("noise", "a", "noise", "bad", "noise", "c");
            Consumer<LoggedEvent> picky = event -> {
                if (event.name().equals("bad")) {
                    throw new IllegalStateException("cannot digest");
                }
                remember(event);
            };
            Supplier<Set<String>> names = () -> Set.of("a", "bad", "c");
            long aside = feed.setAside();

            for (int attempt = 1; attempt <= 3; attempt++) {
                feed.read(reader, 10, names, picky);
                endPause();
            }
            while (feed.read(reader, 10, names, picky) > 0) {}

            assertThat(seen).endsWith("c").containsOnlyOnce("c");
            assertThat(feed.setAside()).isEqualTo(aside + 1);
        }

        @Test
        void sweepsWholeStretchesOnceAndInOneTransactionWithTheWork() {
            append("a", "b", "c");
            List<Long> swept = new ArrayList<>();
            Consumer<EventFeed.Span> count = span -> swept.add(
                    jdbc.sql("select count(*) from event_log e where e.contact_id = :mara and " + EventFeed.Span.EVENTS)
                            .params(span.params())
                            .param("mara", mara.value())
                            .query(Long.class)
                            .single());

            assertThatThrownBy(() -> feed.sweep(reader, 2, span -> {
                        throw new IllegalStateException("no");
                    }))
                    .isInstanceOf(IllegalStateException.class);
            while (feed.sweep(reader, 2, count) > 0) {}
            assertThat(swept).containsExactly(2L, 1L);
        }

        /** The order of reading is that of telling, not of happening. */
        @Test
        void readsLateEventsOfOldMonthsAfterThoseOfToday() {
            append("today");
            log.append(new NewEvent(
                    null, "old", mara, java.time.Instant.parse("2011-02-03T00:00:00Z"), Map.of(), Origin.NONE, null));
            append("again");
            drain(this::remember);

            assertThat(seen).containsExactly("today", "old", "again");
        }

        private void endPause() {
            jdbc.sql("update event_failure set next_attempt_at = timestamp with time zone '2020-01-01 00:00:00+00'"
                            + " where reader = ?")
                    .param(reader)
                    .update();
        }

        private void append(String... names) {
            log.appendAll(java.util.Arrays.stream(names)
                    .map(name -> new NewEvent(null, name, mara, clock.instant(), Map.of(), Origin.NONE, null))
                    .toList());
        }

        /** The only writer may end between two looks at who is writing. */
        @Test
        void saysHowFarTheLogReachesWhileSomebodyComesAndGoes() {
            var writers = java.util.stream.IntStream.range(0, 1)
                    .mapToObj(writer -> java.util.concurrent.CompletableFuture.runAsync(() -> {
                        for (int i = 0; i < 2_000; i++) {
                            append("w" + writer);
                        }
                    }))
                    .toList();
            long last = 0;
            while (writers.stream().anyMatch(writer -> !writer.isDone())) {
                long now = marks.now();
                assertThat(now).isGreaterThanOrEqualTo(last);
                last = now;
            }
            writers.forEach(java.util.concurrent.CompletableFuture::join);
        }

        private void drain(Consumer<LoggedEvent> handler) {
            while (feed.read(reader, 50, handler) > 0) {}
        }

        private void remember(LoggedEvent event) {
            if (event.contact().equals(mara)) {
                seen.add(event.name());
            }
        }

        private static void await(CountDownLatch latch) {
            try {
                assertThat(latch.await(20, java.util.concurrent.TimeUnit.SECONDS))
                        .isTrue();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
