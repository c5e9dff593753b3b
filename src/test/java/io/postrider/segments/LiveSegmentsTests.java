package io.postrider.segments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.micrometer.core.instrument.MeterRegistry;
import io.postrider.commerce.TestCommerce;
import io.postrider.contacts.AttributeKind;
import io.postrider.contacts.Attributes;
import io.postrider.contacts.ComputedAttributes;
import io.postrider.contacts.Contact;
import io.postrider.contacts.ContactEvents.ContactsImported;
import io.postrider.contacts.ContactId;
import io.postrider.contacts.Contacts;
import io.postrider.contacts.Merging;
import io.postrider.contacts.NewContact;
import io.postrider.contacts.SuppressionKind;
import io.postrider.contacts.Suppressions;
import io.postrider.events.EventLog;
import io.postrider.events.LoggedEvent;
import io.postrider.events.NewEvent;
import io.postrider.events.Origin;
import io.postrider.support.MovableClock;
import io.postrider.support.OnH2;
import io.postrider.support.OnPostgres;
import io.postrider.time.Timestamps;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Who is in a segment changes as people act, as time passes and when the rule is changed; and it is always what the rule says. */
class LiveSegmentsTests {

    @Nested
    @OnH2
    class H2 extends Contract {}

    @Nested
    @OnPostgres
    class Postgres extends Contract {}

    abstract static class Contract {

        @Autowired
        Segments segments;

        @Autowired
        SegmentWorker worker;

        @Autowired
        SegmentStore store;

        @Autowired
        Resting resting;

        @Autowired
        Contacts contacts;

        @Autowired
        Merging merging;

        @Autowired
        TestCommerce commerce;

        @Autowired
        Suppressions suppressions;

        @Autowired
        Attributes attributes;

        @Autowired
        ComputedAttributes computed;

        @Autowired
        ApplicationEventPublisher publisher;

        @Autowired
        EventLog log;

        @Autowired
        MovableClock clock;

        @Autowired
        JdbcClient jdbc;

        @Autowired
        MeterRegistry meters;

        @Autowired
        TestSegments made;

        @Autowired
        PlatformTransactionManager transactions;

        final String id = UUID.randomUUID().toString().substring(0, 8);
        final String tasters = "tasters-" + id;
        final String tasted = "tea.tasted" + id;
        ContactId mara;

        @BeforeEach
        void somebody() {
            everybodyHasDoneTheirWork();
            mara = contact();
            worker.read();
        }

        @AfterEach
        void takeAway() {
            made.takeAway();
        }

        void everybodyHasDoneTheirWork() {
            made.settle();
        }

        ContactId contact() {
            return contacts.upsert(new NewContact("c" + UUID.randomUUID() + "@example.com", null, null, null, null))
                    .id();
        }

        JsonNode rule(String text) {
            return made.rule(text);
        }

        JsonNode didTaste() {
            return rule(TestSegments.did(tasted));
        }

        JsonNode tastedWithin(String period) {
            return rule("{\"event\": \"%s\", \"withinLast\": \"%s\"}".formatted(tasted, period));
        }

        JsonNode memberOf(String segment) {
            return rule("{\"segment\": \"%s\"}".formatted(segment));
        }

        void kept(String key, JsonNode rule) {
            made.keep(key, rule.toString());
        }

        void does(ContactId contact, String event) {
            log.append(event(contact, event, clock.instant()));
        }

        void does(ContactId contact, String event, Map<String, Object> properties) {
            log.append(new NewEvent(null, event, contact, clock.instant(), properties, Origin.NONE, null));
        }

        NewEvent event(ContactId contact, String name, Instant at) {
            return new NewEvent(null, name, contact, at, Map.of(), Origin.NONE, null);
        }

        boolean member(String segment, ContactId contact) {
            return segments.of(contact).stream().anyMatch(it -> it.segment().equals(segment));
        }

        /** Into segments of this test and out of them, newest first. */
        List<LoggedEvent> moves(ContactId contact) {
            return log.timeline(contact, null, 200).stream()
                    .filter(event ->
                            String.valueOf(event.properties().get("segment")).endsWith(id))
                    .toList();
        }

        @Test
        void whoActsIsInWithinOneTurnAndItIsAnEvent() {
            kept(tasters, didTaste());
            does(mara, tasted);
            worker.read();

            assertThat(member(tasters, mara)).isTrue();
            assertThat(segments.contains(tasters, mara)).isTrue();
            assertThat(moves(mara)).singleElement().satisfies(event -> {
                assertThat(event.name()).isEqualTo("segment.entered");
                assertThat(event.properties()).isEqualTo(Map.of("segment", tasters));
                assertThat(event.history()).isFalse();
                assertThat(event.reason()).contains("Test " + tasters);
            });
        }

        @Test
        void whoMayBeMailedAgainLeavesTheSuppressedAtOnce() {
            kept(tasters, rule("{\"suppressed\": true}"));
            String address = contacts.find(mara).orElseThrow().email();
            suppressions.suppress(address, SuppressionKind.OTHER, "a test");
            worker.read();
            assertThat(member(tasters, mara)).isTrue();
            suppressions.lift(suppressions.find(address).orElseThrow().id(), "a test", "anna");
            worker.read();
            assertThat(member(tasters, mara)).isFalse();
        }

        @Test
        void anAttributeARuleAsksForStays() {
            attributes.declare("leaf" + id, AttributeKind.TEXT, null);
            kept(tasters, rule("{\"attribute\": \"leaf%s\", \"is\": \"Assam\"}".formatted(id)));
            assertThatThrownBy(() -> attributes.remove("leaf" + id))
                    .hasMessageContaining("is used by the segment 'Test " + tasters);
        }

        @Test
        void whatNoSegmentSpeaksOfTouchesNobody() {
            kept(tasters, didTaste());
            does(mara, "tea.spilt" + id);
            assertThat(swept()).isZero();
            does(mara, tasted);
            assertThat(swept()).isEqualTo(1);
        }

        @Test
        void ofManyAlikeOnlyThoseWithTheWantedPropertyAreLookedAt() {
            String where = "{\"productId\": \"assam-250\", \"size\": \"7\"}";
            kept(tasters, rule("{\"event\": \"%s\", \"where\": %s}".formatted(tasted, where)));
            does(mara, tasted, Map.of("productId", "assam-500", "size", 7));
            assertThat(swept()).isZero();
            does(mara, tasted, Map.of("productId", "assam-250", "size", 7));
            assertThat(swept()).isEqualTo(1);
            worker.read();
            assertThat(member(tasters, mara)).isTrue();
        }

        /** How many are to be looked at after the reader had its turn, and before the look. */
        private long swept() {
            resting.begin(tasters);
            try {
                worker.read();
                return jdbc.sql("select count(*) from segment_touched where segment = ?")
                        .param(tasters)
                        .query(Long.class)
                        .single();
            } finally {
                resting.end(tasters);
            }
        }

        @Test
        void whatIsOnlyCaughtUpOnCountsAsHistory() {
            kept(tasters, didTaste());
            log.append(event(mara, tasted, clock.instant().minus(Duration.ofDays(300)))
                    .asHistory());
            worker.read();

            assertThat(member(tasters, mara)).isTrue();
            assertThat(moves(mara)).singleElement().matches(LoggedEvent::history);
        }

        @Test
        void aNewRuleMeetsEverybodyAndNobodyHasActed() {
            does(mara, tasted);
            kept(tasters, didTaste());

            assertThat(segments.filling(tasters)).isFalse();
            assertThat(member(tasters, mara)).isTrue();
            assertThat(moves(mara)).singleElement().matches(LoggedEvent::history);

            kept(tasters, rule("{\"not\": %s}".formatted(didTaste())));
            assertThat(member(tasters, mara)).isFalse();
            assertThat(moves(mara)).hasSize(2).allMatch(LoggedEvent::history);
            assertThat(segments.get(tasters).version()).isEqualTo(2);
        }

        @Test
        void timeAloneMovesHerAtTheRightMoment() {
            kept(tasters, tastedWithin("P60D"));
            does(mara, tasted);
            worker.read();
            clock.advance(Duration.ofDays(60).minusSeconds(1));
            worker.read();
            assertThat(member(tasters, mara)).isTrue();

            clock.advance(Duration.ofSeconds(1));
            worker.read();
            assertThat(member(tasters, mara)).isFalse();
            assertThat(moves(mara)).hasSize(2).noneMatch(LoggedEvent::history);
        }

        @Test
        void timeMovesAlsoThoseWhomANewRuleFound() {
            does(mara, tasted);
            clock.advance(Duration.ofDays(10));
            kept(tasters, tastedWithin("P60D"));
            clock.advance(Duration.ofDays(50));
            worker.read();
            assertThat(member(tasters, mara)).isFalse();
        }

        @Test
        void aSegmentBuiltOnAnotherFollowsIt() {
            kept(tasters, tastedWithin("P60D"));
            kept("friends-" + id, memberOf(tasters));
            does(mara, tasted);
            worker.read();
            assertThat(member("friends-" + id, mara)).isTrue();

            clock.advance(Duration.ofDays(60));
            worker.read();
            assertThat(member("friends-" + id, mara)).isFalse();
        }

        @Test
        void whoIsNewIsInWhatSpeaksOfThoseWhoDidNothing() {
            kept("thirsty-" + id, rule("{\"not\": %s}".formatted(didTaste())));
            ContactId newcomer = contact();
            worker.read();
            assertThat(member("thirsty-" + id, newcomer)).isTrue();
            assertThat(moves(newcomer)).singleElement().matches(event -> !event.history());
        }

        @Test
        void whatIsKnownOfHerMovesHer() {
            kept("travellers-" + id, rule("{\"profile\": \"timeZone\", \"is\": \"Asia/Tokyo\"}"));
            contacts.change(
                    mara,
                    known -> new Contact(
                            known.id(),
                            known.email(),
                            known.externalId(),
                            ZoneId.of("Asia/Tokyo"),
                            known.locale(),
                            known.attributes(),
                            known.createdAt()));
            worker.read();
            assertThat(member("travellers-" + id, mara)).isTrue();
        }

        @Test
        void whatAModuleWorksOutMovesHer() {
            String score = "score" + id;
            computed.declare("test-" + id, Map.of(score, AttributeKind.NUMBER), Map.of());
            kept(tasters, rule("{\"attribute\": \"%s\", \"above\": 10}".formatted(score)));
            computed.write("test-" + id, Map.of(mara, Map.of(score, 11)));
            worker.read();
            assertThat(member(tasters, mara)).isTrue();

            computed.write("test-" + id, Map.of(mara, Map.of(score, 9)));
            worker.read();
            assertThat(member(tasters, mara)).isFalse();
        }

        @Test
        void afterAnImportEverybodyIsComparedAsHistory() {
            kept("thirsty-" + id, rule("{\"not\": %s}".formatted(didTaste())));
            ContactId imported = contact();
            jdbc.sql("delete from segment_touched where contact_id = ?")
                    .param(imported.value())
                    .update();
            worker.read();
            assertThat(member("thirsty-" + id, imported)).isFalse();
            publisher.publishEvent(new ContactsImported(1, 1));
            everybodyHasDoneTheirWork();
            assertThat(member("thirsty-" + id, imported)).isTrue();
            assertThat(moves(imported)).singleElement().matches(LoggedEvent::history);
        }

        @Test
        void segmentsInACircleAreRefused() {
            kept(tasters, didTaste());
            kept("friends-" + id, memberOf(tasters));
            assertThatThrownBy(() -> kept(tasters, memberOf("friends-" + id)))
                    .isInstanceOf(UnusableSegment.class)
                    .hasMessageContaining("leads back");
            assertThatThrownBy(() -> kept("alone-" + id, memberOf("ghosts-" + id)))
                    .isInstanceOf(UnusableSegment.class)
                    .hasMessageContaining("do not exist");
        }

        @Test
        void comparingEverybodyProvesWhatLiveMade() {
            List<ContactId> people = Stream.generate(this::contact).limit(12).toList();
            String brewed = "tea.brewed" + id;
            Map<String, JsonNode> rules = Map.of(
                    "ever-" + id, didTaste(),
                    "lately-" + id, tastedWithin("P3D"),
                    "not-lately-" + id, rule("{\"not\": %s}".formatted(tastedWithin("P2D"))),
                    "often-" + id, rule("{\"event\": \"%s\", \"times\": {\"atLeast\": 3}}".formatted(brewed)));
            rules.forEach(this::kept);
            kept("on-top-" + id, memberOf("lately-" + id));
            Random random = new Random(20260131);
            for (int step = 0; step < 60; step++) {
                Instant at = clock.instant().minus(Duration.ofHours(random.nextInt(100)));
                String name = random.nextBoolean() ? tasted : brewed;
                log.append(event(people.get(random.nextInt(people.size())), name, at));
                clock.advance(Duration.ofMinutes(random.nextInt(600)));
                if (random.nextInt(3) == 0) {
                    worker.read();
                }
            }
            worker.read();

            rules.keySet()
                    .forEach(key -> people.forEach(one ->
                            assertThat(member(key, one)).as(key + " " + one).isEqualTo(segments.contains(key, one))));
            people.forEach(one -> assertThat(member("on-top-" + id, one)).isEqualTo(member("lately-" + id, one)));
            double before = missed();
            long moves = people.stream().mapToLong(one -> moves(one).size()).sum();
            worker.check();
            everybodyHasDoneTheirWork();
            assertThat(missed()).isEqualTo(before);
            assertThat(people.stream().mapToLong(one -> moves(one).size()).sum())
                    .isEqualTo(moves);
        }

        private double missed() {
            return meters.get("postrider.segments.missed").counter().count();
        }

        @Test
        void theNightlyComparisonMendsAndCountsWhatWasMissed() {
            kept(tasters, didTaste());
            does(mara, tasted);
            worker.read();
            jdbc.sql("delete from segment_member where segment = ?")
                    .param(tasters)
                    .update();
            double before = missed();
            worker.check();
            everybodyHasDoneTheirWork();

            assertThat(member(tasters, mara)).isTrue();
            assertThat(missed()).isEqualTo(before + 1);
            assertThat(moves(mara).get(0).history()).isTrue();
        }

        @Test
        void whatCommerceHasNotReadYetWaitsForIt() {
            kept(tasters, rule("{\"ordered\": true}"));
            jdbc.sql("insert into event_cursor (reader, tx_id, event_id) values (?, 0, 0)")
                    .param("commerce-" + id)
                    .update();
            try {
                does(mara, "order.placed");
                worker.read();
                // What commerce makes of it.
                jdbc.sql(
                                """
                                insert into customer_order (order_id, contact_id, placed_at, currency, total_minor,
                                    refunded_minor, event_id)
                                values (?, ?, ?, 'EUR', 1000, 0, 1)
                                """)
                        .params("o-" + id, mara.value(), Timestamps.of(clock.instant()))
                        .update();
                worker.read();
                assertThat(member(tasters, mara)).isFalse();
            } finally {
                jdbc.sql("delete from event_cursor where reader = ?")
                        .param("commerce-" + id)
                        .update();
            }
            commerce.settle();
            worker.read();
            assertThat(member(tasters, mara)).isTrue();
            assertThat(moves(mara)).singleElement().matches(event -> !event.history());
        }

        @Test
        void aSegmentThatFailsHoldsUpNoOther() {
            kept("broken-" + id, didTaste());
            kept(tasters, didTaste());
            jdbc.sql("update segment set rule = '{\"nonsense\": 1}' where segment = ?")
                    .param("broken-" + id)
                    .update();
            does(mara, tasted);
            worker.read();

            assertThat(member(tasters, mara)).isTrue();
        }

        @Test
        void onlyOneAtATimeSaysWhoIsIn() {
            kept(tasters, didTaste());
            does(mara, tasted);
            new TransactionTemplate(transactions).executeWithoutResult(status -> {
                store.segments().hold(tasters).orElseThrow();
                Thread other = new Thread(worker::read);
                other.start();
                join(other);
                assertThat(member(tasters, mara)).isFalse();
            });
            worker.read();
            assertThat(member(tasters, mara)).isTrue();
        }

        private static void join(Thread thread) {
            try {
                thread.join(Duration.ofSeconds(30).toMillis());
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        }

        @Test
        void whoIsErasedIsInNoSegmentAndNoQueue() {
            kept(tasters, tastedWithin("P60D"));
            does(mara, tasted);
            worker.read();
            store.touched().addToAll(mara, Cause.NEWS);
            contacts.erase(mara);

            for (String table : List.of("segment_member", "segment_due", "segment_touched")) {
                assertThat(jdbc.sql("select count(*) from " + table + " where contact_id = ?")
                                .param(mara.value())
                                .query(Long.class)
                                .single())
                        .as(table)
                        .isZero();
            }
        }

        @Test
        void twoContactsThatBecomeOneAreInWhatTheyDidTogether() {
            kept(tasters, rule("{\"event\": \"%s\", \"times\": {\"atLeast\": 2}}".formatted(tasted)));
            ContactId twin = contact();
            does(mara, tasted);
            does(twin, tasted);
            worker.read();
            assertThat(member(tasters, mara)).isFalse();
            merging.merge(mara, twin, "test");
            worker.read();

            assertThat(member(tasters, mara)).isTrue();
            assertThat(moves(mara)).singleElement().matches(LoggedEvent::history);
        }
    }
}
