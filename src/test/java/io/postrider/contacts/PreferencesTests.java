package io.postrider.contacts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.postrider.contacts.Preference.Frequency;
import io.postrider.events.EventLog;
import io.postrider.events.LoggedEvent;
import io.postrider.support.Api;
import io.postrider.support.Api.Answer;
import io.postrider.support.MovableClock;
import io.postrider.support.OnH2;
import io.postrider.support.OnPostgres;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What a contact wants is kept, told to the log once, given to whoever sends, and forgotten with her. */
class PreferencesTests {

    @Nested
    @OnH2
    class H2 extends Contract {}

    @Nested
    @OnPostgres
    class Postgres extends Contract {}

    abstract static class Contract {

        @Autowired
        Contacts contacts;

        @Autowired
        Preferences preferences;

        @Autowired
        EventLog log;

        @Autowired
        MovableClock clock;

        @Autowired
        JdbcClient jdbc;

        @Autowired
        TestRestTemplate http;

        ContactId mara;

        @BeforeEach
        void aContact() {
            mara = somebody();
        }

        @Test
        void somebodyWhoSaidNothingGetsMailAsItComes() {
            assertThat(preferences.of(mara)).isEqualTo(Preference.NONE);
            assertThat(Frequency.ANY.minimalGap()).isZero();
        }

        @Test
        void whatSheWantsIsKeptAndToldOnce() {
            Instant until = now().plus(Duration.ofDays(14));
            change(it -> it.withFrequency(Frequency.WEEKLY).withPause(until).withProfiling(false));
            change(it -> it.withFrequency(Frequency.WEEKLY));

            assertThat(preferences.of(mara)).isEqualTo(new Preference(Frequency.WEEKLY, until, false));
            List<LoggedEvent> logged = log.timeline(mara, null, 10);
            assertThat(logged).hasSize(1);
            assertThat(logged.get(0).name()).isEqualTo("contact.preferencesChanged");
            assertThat(logged.get(0).properties())
                    .containsEntry("frequency", "weekly")
                    .containsEntry("pausedUntil", until.toString())
                    .containsEntry("profiling", false)
                    .containsEntry("source", "a test");
        }

        @Test
        void theLogNamesOnlyWhatChanged() {
            change(it -> it.withFrequency(Frequency.MONTHLY));
            assertThat(log.timeline(mara, null, 10).get(0).properties().keySet())
                    .containsExactlyInAnyOrder("frequency", "source");
        }

        @Test
        void aPauseEndsByItselfOrWhenSheSaysSo() {
            change(it -> it.withPause(now().plus(Duration.ofDays(7))));
            assertThat(preferences.of(mara).pausedAt(now())).isTrue();
            clock.advance(Duration.ofDays(8));
            assertThat(preferences.of(mara).pausedAt(now())).isFalse();

            change(it -> it.withPause(now().plus(Duration.ofDays(7))));
            change(it -> it.withPause(null));
            assertThat(preferences.of(mara).pausedUntil()).isNull();
            assertThat(log.timeline(mara, null, 1).get(0).properties()).containsEntry("pausedUntil", null);
        }

        @Test
        void aPauseInThePastIsNoneAndOneForHalfALifeIsRefused() {
            change(it -> it.withPause(now().minusSeconds(1)));
            assertThat(preferences.of(mara)).isEqualTo(Preference.NONE);
            assertThat(log.timeline(mara, null, 10)).isEmpty();

            assertThatThrownBy(() -> change(it -> it.withPause(now().plus(Duration.ofDays(183)))))
                    .isInstanceOf(InvalidContact.class)
                    .hasMessageContaining("182 days");
        }

        @Test
        void givesThePreferencesOfManyAtOnce() {
            ContactId other = somebody();
            change(it -> it.withFrequency(Frequency.MONTHLY));

            assertThat(preferences.ofAll(List.of(mara, other, mara)))
                    .hasSize(2)
                    .containsEntry(mara, Preference.NONE.withFrequency(Frequency.MONTHLY))
                    .containsEntry(other, Preference.NONE);
            assertThat(preferences.ofAll(List.of())).isEmpty();
        }

        @Test
        void aWeeklyLetterIsNotHeldForLeavingAMinuteEarlier() {
            assertThat(Frequency.WEEKLY.minimalGap())
                    .isBetween(Duration.ofDays(6), Duration.ofDays(7).minusHours(2));
            assertThat(Frequency.MONTHLY.minimalGap())
                    .isBetween(Duration.ofDays(27), Duration.ofDays(28).minusHours(2));
        }

        @Test
        void nothingIsLeftOfAForgottenContact() {
            change(it -> it.withProfiling(false));
            contacts.erase(mara);

            assertThat(jdbc.sql("select count(*) from contact_preference where contact_id = ?")
                            .param(mara.value())
                            .query(Long.class)
                            .single())
                    .isZero();
            assertThatThrownBy(() -> change(it -> it.withProfiling(false))).isInstanceOf(ContactNotFound.class);
        }

        @Test
        void appsSeeAndChangeThem() {
            Api api = new Api(http);
            String until = now().plus(Duration.ofDays(3))
                    .truncatedTo(ChronoUnit.SECONDS)
                    .toString();
            Answer changed = api.patch(
                    "/api/contacts/" + mara,
                    "{\"preferences\": {\"frequency\": \"monthly\", \"pausedUntil\": \"%s\"}}".formatted(until));
            assertThat(changed.status()).isEqualTo(200);
            assertThat(changed.at("/preferences/pausedUntil")).isEqualTo(until);

            api.patch("/api/contacts/" + mara, "{\"preferences\": {\"pausedUntil\": null, \"profiling\": false}}");
            assertThat(api.get("/api/contacts/" + mara)
                            .json()
                            .get("preferences")
                            .toString())
                    .isEqualTo("{\"frequency\":\"monthly\",\"pausedUntil\":null,\"profiling\":false}");
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "null",
                    "5",
                    "{\"frequency\": \"hourly\"}",
                    "{\"frequency\": 1}",
                    "{\"pausedUntil\": \"soon\"}",
                    "{\"pausedUntil\": 1}",
                    "{\"pausedUntil\": \"9999-01-01T00:00:00Z\"}",
                    "{\"profiling\": \"no\"}",
                    "{\"nonsense\": 1}"
                })
        void refusesWhatIsNoPreferenceAndChangesNothingElse(String wanted) {
            Answer answer = new Api(http)
                    .patch("/api/contacts/" + mara, "{\"locale\": \"fr\", \"preferences\": %s}".formatted(wanted));
            assertThat(answer.status()).isEqualTo(422);
            assertThat(answer.problem()).isEqualTo("invalid-contact");
            assertThat(contacts.find(mara).orElseThrow().locale()).isNull();
        }

        private void change(java.util.function.UnaryOperator<Preference> change) {
            preferences.change(mara, "a test", change);
        }

        private ContactId somebody() {
            String email = "mara." + UUID.randomUUID() + "@fernandkettle.example";
            return contacts.upsert(new NewContact(email, null, null, null, null))
                    .id();
        }

        private Instant now() {
            return clock.instant().truncatedTo(ChronoUnit.MICROS);
        }
    }
}
