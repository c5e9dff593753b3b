package io.postrider.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import io.postrider.contacts.ContactId;
import io.postrider.events.LoggedEvent;
import io.postrider.journeys.Enrolment.State;
import io.postrider.support.OnH2;
import io.postrider.support.OnPostgres;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The welcome series, to each of its ends. */
class WelcomeSeriesProcessTests {

    private static final String JOURNEY = "welcome-series";

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
            scenario.deployed("processes/journeys/welcome-series.bpmn");
            scenario.tomorrowAt(10);
        }

        ContactId subscriber(String zone) {
            ContactId contact = scenario.somebody(zone);
            scenario.subscribes(contact, "newsletter");
            scenario.settle();
            return contact;
        }

        @Test
        void sendsThreeMailsToWhoClicksAndEndsWithoutAnOrder() {
            ContactId contact = subscriber("UTC");
            assertThat(scenario.mails(contact)).containsExactly("welcome-thanks");
            scenario.clicks(contact, "serviceTask_sendThanks", "human");
            scenario.pass(Duration.ofDays(2));
            assertThat(scenario.mails(contact)).containsExactly("welcome-thanks", "welcome-next-steps");
            scenario.pass(Duration.ofDays(4));
            scenario.pass(Duration.ofDays(8));

            Enrolment enrolment = scenario.enrolment(contact, JOURNEY);
            assertThat(scenario.mails(contact))
                    .containsExactly("welcome-thanks", "welcome-next-steps", "welcome-benefit");
            assertThat(enrolment.state()).isEqualTo(State.COMPLETED);
            assertThat(enrolment.reason()).isEqualTo("Reached the end: No order placed");
            assertThat(scenario.passed(enrolment))
                    .contains("serviceTask_sendNextSteps", "endEvent_noOrderPlaced")
                    .doesNotContain("serviceTask_sendBrewingBasics", "subProcess_orderPlaced", "endEvent_bought");
            assertThat(scenario.events(contact, "journey.goal")).isEmpty();
        }

        @Test
        void sendsTheBasicsToWhoDoesNotClick() {
            ContactId contact = subscriber("UTC");
            scenario.clicks(contact, "serviceTask_sendThanks", "machine");
            scenario.clicks(contact, "serviceTask_sendThanks", "unknown");
            scenario.pass(Duration.ofDays(2));

            assertThat(scenario.mails(contact)).containsExactly("welcome-thanks", "welcome-brewing-basics");
            assertThat(scenario.passed(scenario.enrolment(contact, JOURNEY)))
                    .contains("serviceTask_sendBrewingBasics")
                    .doesNotContain("serviceTask_sendNextSteps");
            assertThat(scenario.events(contact, "journey.decided"))
                    .extracting(LoggedEvent::reason)
                    .contains("No click of hers in 'Send thank-you' so far");
        }

        @Test
        void endsWithTheFirstOrderAndRecordsTheGoal() {
            ContactId contact = subscriber("UTC");
            scenario.pass(Duration.ofDays(1));
            scenario.does(contact, "order.placed", Map.of("orderId", "o-1"));
            scenario.settle();
            scenario.pass(Duration.ofDays(30));

            Enrolment enrolment = scenario.enrolment(contact, JOURNEY);
            assertThat(enrolment.state()).isEqualTo(State.LEFT);
            assertThat(enrolment.reason()).isEqualTo("Left by 'Order placed': Bought");
            assertThat(scenario.mails(contact)).containsExactly("welcome-thanks");
            assertThat(scenario.passed(enrolment))
                    .contains("serviceTask_recordFirstOrder", "endEvent_bought")
                    .doesNotContain("event_twoDaysPassed", "serviceTask_checkClick", "endEvent_noOrderPlaced");
            assertThat(scenario.events(contact, "journey.goal")).singleElement().satisfies(goal -> {
                assertThat(goal.reason()).isEqualTo("Goal 'first order' reached on day 2 of 14");
                assertThat(goal.origin().step()).isEqualTo("serviceTask_recordFirstOrder");
            });
            assertThat(scenario.events(contact, "journey.left"))
                    .singleElement()
                    .extracting(LoggedEvent::reason)
                    .isEqualTo("Left by 'Order placed': Bought");
        }

        @Test
        void anOrderThatIsOnlyCaughtUpOnMovesNothing() {
            ContactId contact = subscriber("UTC");
            scenario.learnsLater(contact, "order.placed", Map.of("orderId", "o-0"));
            scenario.learnsLater(contact, "contact.subscribed", Map.of("purpose", "newsletter"));
            scenario.settle();

            assertThat(scenario.enrolment(contact, JOURNEY).state()).isEqualTo(State.RUNNING);
            assertThat(scenario.events(contact, "journey.refused")).isEmpty();
        }

        @Test
        void endsWhenSheWithdrawsHerConsent() {
            ContactId contact = subscriber("UTC");
            scenario.consents.withdraw(contact, "newsletter", scenario.proof());
            scenario.settle();
            scenario.pass(Duration.ofDays(30));

            Enrolment enrolment = scenario.enrolment(contact, JOURNEY);
            assertThat(enrolment.state()).isEqualTo(State.LEFT);
            assertThat(enrolment.reason()).isEqualTo("She withdrew her consent to newsletter");
            assertThat(scenario.mails(contact)).containsExactly("welcome-thanks");
            assertThat(scenario.passed(enrolment)).doesNotContain("event_twoDaysPassed", "endEvent_bought");
        }

        @Test
        void thanksAtAnyHourAndSendsTheRestInHerOwnWindow() {
            scenario.tomorrowAt(2);
            ContactId contact = subscriber("UTC");
            assertThat(scenario.mails(contact)).containsExactly("welcome-thanks");

            scenario.pass(Duration.ofDays(2));
            assertThat(scenario.mails(contact)).containsExactly("welcome-thanks");
            for (int hours = 0; hours < 24; hours++) {
                scenario.pass(Duration.ofHours(1));
            }
            LoggedEvent second = scenario.events(contact, "email.sent").get(0);
            assertThat(second.properties()).containsEntry("template", "welcome-brewing-basics");
            assertThat(LocalTime.ofInstant(second.occurredAt(), ZoneId.of("UTC")))
                    .isBetween(LocalTime.of(7, 0), LocalTime.of(21, 0));
            scenario.clock.set(second.occurredAt().plus(Duration.ofDays(4)).minusSeconds(60));
            scenario.settle();
            assertThat(scenario.passed(scenario.enrolment(contact, JOURNEY)))
                    .as("four days count from the sending in the morning, not from the night it was queued")
                    .doesNotContain("event_fourDaysPassed");
        }

        @Test
        void letsNobodyInTwice() {
            ContactId contact = subscriber("UTC");
            scenario.consents.withdraw(contact, "newsletter", scenario.proof());
            scenario.settle();
            scenario.pass(Duration.ofDays(1));
            scenario.subscribes(contact, "newsletter");
            scenario.settle();

            assertThat(scenario.enrolment(contact, JOURNEY).state()).isEqualTo(State.LEFT);
            assertThat(scenario.events(contact, "journey.refused"))
                    .singleElement()
                    .satisfies(refused -> {
                        assertThat(refused.reason())
                                .isEqualTo("She has been in this journey before, and it is entered only once");
                        assertThat(refused.origin().journey()).isEqualTo(JOURNEY);
                    });
        }

        @Test
        void ignoresOtherPurposes() {
            ContactId contact = scenario.somebody();
            scenario.subscribes(contact, "offers");
            scenario.settle();

            assertThat(scenario.journeys.enrolments(contact)).isEmpty();
            assertThat(scenario.events(contact, "journey.refused")).isEmpty();
        }
    }
}
