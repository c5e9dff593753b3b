package io.postrider.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import io.postrider.contacts.Consent;
import io.postrider.contacts.ContactId;
import io.postrider.events.LoggedEvent;
import io.postrider.journeys.Enrolment.State;
import io.postrider.support.OnH2;
import io.postrider.support.OnPostgres;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Double opt-in, to each of its ends. */
class DoubleOptInProcessTests {

    private static final String JOURNEY = "double-opt-in";

    @Nested
    @OnH2
    class H2 extends Contract {}

    @Nested
    @OnPostgres
    class Postgres extends Contract {}

    abstract static class Contract {

        @Autowired
        ProcessScenario scenario;

        @BeforeEach
        void drawn() {
            scenario.deployed("processes/consent/double-opt-in.bpmn", "processes/journeys/welcome-series.bpmn");
            scenario.tomorrowAt(10);
        }

        ContactId asks(String purpose) {
            ContactId contact = scenario.somebody();
            scenario.consents.request(contact, purpose, scenario.proof());
            scenario.settle();
            return contact;
        }

        @Test
        void asksAtOnceAndEndsWhenSheConfirms() {
            ContactId contact = asks("newsletter");
            assertThat(scenario.mails(contact)).containsExactly("double-opt-in");
            scenario.pass(Duration.ofDays(1));
            scenario.subscribes(contact, "newsletter");
            scenario.settle();

            Enrolment enrolment = scenario.enrolment(contact, JOURNEY);
            assertThat(enrolment.state()).isEqualTo(State.LEFT);
            assertThat(enrolment.reason()).isEqualTo("Left by 'Consent confirmed': Confirmed");
            assertThat(enrolment.variables()).isEqualTo(Map.of("purpose", "newsletter"));
            assertThat(scenario.passed(enrolment))
                    .contains("serviceTask_sendConfirmation", "endEvent_confirmed")
                    .doesNotContain("event_twoDaysPassed", "serviceTask_sendReminder", "endEvent_dropped");
            assertThat(scenario.enrolment(contact, "welcome-series").state()).isEqualTo(State.RUNNING);
        }

        @Test
        void remindsOnceAndDropsTheRequestAfterSevenDays() {
            ContactId contact = asks("newsletter");
            scenario.pass(Duration.ofDays(2));
            assertThat(scenario.mails(contact)).containsExactly("double-opt-in", "double-opt-in-reminder");
            scenario.pass(Duration.ofDays(4));
            assertThat(scenario.enrolment(contact, JOURNEY).state()).isEqualTo(State.RUNNING);
            scenario.pass(Duration.ofDays(1));

            Enrolment enrolment = scenario.enrolment(contact, JOURNEY);
            assertThat(enrolment.state()).isEqualTo(State.COMPLETED);
            assertThat(enrolment.reason()).isEqualTo("Reached the end: Dropped");
            assertThat(scenario.passed(enrolment))
                    .contains("serviceTask_dropRequest", "endEvent_dropped")
                    .doesNotContain("endEvent_confirmed", "endEvent_withdrawn");
            assertThat(scenario.mails(contact)).hasSize(2);
            assertThat(scenario.consents.of(contact, "newsletter"))
                    .map(Consent::status)
                    .isNotEqualTo(Optional.of(Consent.Status.PENDING));
            assertThat(scenario.events(contact, "journey.decided"))
                    .extracting(LoggedEvent::reason)
                    .contains("Her request for 'newsletter' was never confirmed and is dropped");
        }

        @Test
        void endsWhenSheTakesHerRequestBack() {
            ContactId contact = asks("newsletter");
            scenario.clock.advance(Duration.ofHours(1));
            scenario.consents.withdraw(contact, "newsletter", scenario.proof());
            scenario.settle();
            scenario.pass(Duration.ofDays(8));

            Enrolment enrolment = scenario.enrolment(contact, JOURNEY);
            assertThat(enrolment.reason()).isEqualTo("Left by 'Request withdrawn': Withdrawn");
            assertThat(scenario.mails(contact)).containsExactly("double-opt-in");
            assertThat(scenario.passed(enrolment)).doesNotContain("serviceTask_sendReminder", "endEvent_confirmed");
        }

        @Test
        void repeatsTheConfirmationWhenSheAsksAgain() {
            ContactId contact = asks("newsletter");
            scenario.pass(Duration.ofDays(1));
            scenario.consents.request(contact, "newsletter", scenario.proof());
            scenario.settle();

            Enrolment enrolment = scenario.enrolment(contact, JOURNEY);
            assertThat(enrolment.state()).isEqualTo(State.RUNNING);
            assertThat(scenario.mails(contact)).containsExactly("double-opt-in", "double-opt-in");
            assertThat(scenario.passed(enrolment)).contains("endEvent_confirmationRepeated");
            assertThat(scenario.events(contact, "journey.refused")).isEmpty();
            scenario.pass(Duration.ofDays(1));
            assertThat(scenario.mails(contact)).contains("double-opt-in-reminder");
        }

        @Test
        void waitsOnlyForThePurposeSheAskedFor() {
            ContactId contact = asks("newsletter");
            scenario.subscribes(contact, "offers");
            scenario.settle();

            assertThat(scenario.enrolment(contact, JOURNEY).state()).isEqualTo(State.RUNNING);
        }

        @Test
        void asksForEachPurposeByItself() {
            ContactId contact = asks("newsletter");
            scenario.consents.request(contact, "offers", scenario.proof());
            scenario.settle();

            assertThat(scenario.journeys.enrolments(contact))
                    .extracting(Enrolment::key)
                    .containsExactly("offers", "newsletter");
            assertThat(scenario.mails(contact)).containsExactly("double-opt-in", "double-opt-in");
        }
    }
}
