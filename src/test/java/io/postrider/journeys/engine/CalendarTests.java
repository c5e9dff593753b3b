package io.postrider.journeys.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.postrider.contacts.Contacts;
import io.postrider.contacts.NewContact;
import io.postrider.support.MovableClock;
import io.postrider.support.OnH2;
import io.postrider.support.OnPostgres;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.operaton.bpm.engine.ProcessEngine;
import org.springframework.beans.factory.annotation.Autowired;

/** Waits end on the contact's own day and hour, and count from the mail before them. */
class CalendarTests {

    @Nested
    @OnH2
    class H2 extends Contract {}

    @Nested
    @OnPostgres
    class Postgres extends Contract {}

    abstract static class Contract {

        @Autowired
        ProcessEngine engine;

        @Autowired
        Contacts contacts;

        @Autowired
        Waits waits;

        @Autowired
        MovableClock clock;

        /** The end of a wait drawn with this text, for a contact who lives there. */
        Instant end(String timer, String zone, Map<String, Object> variables) {
            return due(start(timer, zone, variables));
        }

        String start(String timer, String zone, Map<String, Object> variables) {
            String contact = contacts.upsert(
                            new NewContact(UUID.randomUUID() + "@example.com", null, ZoneId.of(zone), null, Map.of()))
                    .id()
                    .toString();
            String key = TestModels.deploy(engine, start -> start.intermediateCatchEvent("event_waited")
                    .timerWithDuration(timer)
                    .endEvent("endEvent_done"));
            return engine.getRuntimeService()
                    .startProcessInstanceByKey(key, contact, variables)
                    .getId();
        }

        Instant due(String instance) {
            return engine.getManagementService()
                    .createJobQuery()
                    .processInstanceId(instance)
                    .singleResult()
                    .getDuedate()
                    .toInstant();
        }

        @ParameterizedTest
        @CsvSource({
            // Monday noon: the next Tuesday is tomorrow, nine o'clock where she lives.
            "2031-06-16T12:00:00Z, Europe/Paris, 2031-06-17T07:00:00Z",
            "2031-06-16T12:00:00Z, Asia/Tokyo, 2031-06-17T00:00:00Z",
            "2031-06-16T12:00:00Z, America/Los_Angeles, 2031-06-17T16:00:00Z",
            // Tuesday at nine exactly: that one has begun, so a week later.
            "2031-06-17T07:00:00Z, Europe/Paris, 2031-06-24T07:00:00Z",
            // Over the change of clocks on 26 October 2031.
            "2031-10-22T12:00:00Z, Europe/Paris, 2031-10-28T08:00:00Z"
        })
        void theNextTuesdayAtNineIsHers(Instant now, String zone, Instant expected) {
            clock.set(now);
            assertThat(end("${calendar.nextLocal(execution,'TUE','09:00')}", zone, Map.of()))
                    .isEqualTo(expected);
        }

        @ParameterizedTest
        @CsvSource({
            // 30 March 2031: clocks go from two to three, so half past two is half past three.
            "2031-03-29T12:00:00Z, 2031-03-30T01:30:00Z",
            // 26 October 2031: half past two comes twice; the first one counts, and only once.
            "2031-10-25T12:00:00Z, 2031-10-26T00:30:00Z",
            "2031-10-26T00:30:00Z, 2031-10-27T01:30:00Z"
        })
        void daysThatMissOrRepeatAnHourAreMet(Instant now, Instant expected) {
            clock.set(now);
            assertThat(end("${calendar.nextLocal(execution,'02:30')}", "Europe/Paris", Map.of()))
                    .isEqualTo(expected);
        }

        @Test
        void daysLaterIsAnHourOfHersSoManyDaysOn() {
            clock.set(Instant.parse("2031-03-28T20:00:00Z"));
            assertThat(end("${calendar.daysLater(execution, 2, '09:00')}", "Europe/Paris", Map.of()))
                    .isEqualTo("2031-03-30T07:00:00Z");
        }

        @Test
        void aWaitCountsFromTheMailBeforeItAndMovesWithIt() {
            clock.set(Instant.parse("2031-06-16T22:00:00Z"));
            Instant planned = Instant.parse("2031-06-17T07:00:00Z");
            String instance = start("P2D", "Europe/Paris", Map.of(LastMail.PLANNED_FOR, planned.toEpochMilli()));
            assertThat(due(instance)).isEqualTo(planned.plus(2, ChronoUnit.DAYS));
            assertThat(waits.shift(instance, Duration.ofSeconds(30))).isZero();
            assertThat(waits.shift(instance, Duration.ofHours(3))).isEqualTo(1);
            assertThat(due(instance)).isEqualTo(planned.plus(2, ChronoUnit.DAYS).plus(3, ChronoUnit.HOURS));
            assertThat(waits.shift(instance, Duration.ofHours(-1))).isEqualTo(1);
            assertThat(due(instance)).isEqualTo(planned.plus(2, ChronoUnit.DAYS).plus(2, ChronoUnit.HOURS));
        }

        @Test
        void waitsThatDidNotCountFromTheMailStay() {
            clock.set(Instant.parse("2031-06-16T22:00:00Z"));
            String instance = start("P2D", "Europe/Paris", Map.of());
            Instant before = due(instance);
            engine.getRuntimeService()
                    .setVariable(
                            instance,
                            LastMail.PLANNED_FOR,
                            clock.instant().plusSeconds(36_000).toEpochMilli());
            assertThat(waits.shift(instance, Duration.ofHours(3))).isZero();
            assertThat(due(instance)).isEqualTo(before);
            assertThat(waits.shift("no-such-instance", Duration.ofHours(3))).isZero();
        }

        @Test
        void aPlanInThePastCountsNothing() {
            Instant past = clock.instant().minusSeconds(86_400);
            assertThat(end("PT1H", "UTC", Map.of(LastMail.PLANNED_FOR, past.toEpochMilli())))
                    .isEqualTo(Instant.ofEpochMilli(
                            clock.instant().plusSeconds(3_600).toEpochMilli()));
        }
    }
}
