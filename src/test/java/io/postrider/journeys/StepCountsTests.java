package io.postrider.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import io.postrider.contacts.ContactId;
import io.postrider.support.OnH2;
import io.postrider.support.OnPostgres;
import io.postrider.time.MachineTime;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.operaton.bpm.engine.ProcessEngine;
import org.springframework.beans.factory.annotation.Autowired;

/** The numbers on the live diagram are the numbers of what happened. */
class StepCountsTests {

    @Nested
    @OnH2
    class H2 extends Contract {}

    @Nested
    @OnPostgres
    class Postgres extends Contract {}

    abstract static class Contract {

        @Autowired
        ProcessScenario scenario;

        @Autowired
        ProcessEngine engine;

        @Autowired
        Journeys journeys;

        @Autowired
        PassedSteps passed;

        @Autowired
        MachineTime machine;

        StepCount step(String key, Integer version, String id) {
            return journeys.steps(key, version).stream()
                    .filter(step -> step.step().equals(id))
                    .findFirst()
                    .orElseThrow();
        }

        ContactId enrolled(String key) {
            ContactId contact = scenario.somebody();
            scenario.subscribes(contact, "newsletter");
            journeys.enrol(key, contact, Map.of());
            scenario.settle();
            return contact;
        }

        @Test
        void countsWhoWaitsAndWhatTheMailsDid() {
            scenario.tomorrowAt(10);
            String key = TestJourneys.sending(engine, Map.of("trigger", "api"));
            ContactId ada = enrolled(key);
            ContactId eve = enrolled(key);
            scenario.clicks(ada, "serviceTask_sendBenefit", "human");
            scenario.clicks(ada, "serviceTask_sendBenefit", "human");
            scenario.clicks(eve, "serviceTask_sendBenefit", "machine");
            scenario.settle();

            StepCount send = step(key, 1, "serviceTask_sendBenefit");
            assertThat(send.name()).isEqualTo("Send benefit");
            assertThat(send.passed()).isEqualTo(2);
            assertThat(send.sent()).isEqualTo(2);
            assertThat(send.clicked()).isEqualTo(1);
            assertThat(send.opened()).isZero();
            assertThat(step(key, 1, "event_dayPassed").waiting()).isEqualTo(2);
            assertThat(journeys.count(key, null)).isEqualTo(new JourneyCount(2, 2, 0, 0, 0));

            scenario.does(eve, "order.placed", Map.of());
            scenario.settle();
            scenario.pass(Duration.ofDays(1));
            assertThat(step(key, null, "event_dayPassed").waiting()).isZero();
            assertThat(step(key, null, "event_dayPassed").passed()).isEqualTo(1);
            assertThat(step(key, null, "endEvent_bought").passed()).isEqualTo(1);
            assertThat(journeys.count(key, 1)).isEqualTo(new JourneyCount(2, 0, 1, 1, 0));
        }

        @Test
        void aMailWhoseOnlyClicksWereAProgramsWasNotClicked() {
            scenario.tomorrowAt(10);
            String key = TestJourneys.sending(engine, Map.of("trigger", "api"));
            ContactId ada = enrolled(key);
            ContactId eve = enrolled(key);
            for (ContactId contact : List.of(ada, ada, eve)) {
                scenario.clicks(contact, "serviceTask_sendBenefit", "human");
            }
            scenario.clicks(eve, "serviceTask_sendBenefit", "unknown");
            scenario.settle();
            assertThat(step(key, 1, "serviceTask_sendBenefit").clicked()).isEqualTo(2);

            scenario.takesBack(scenario.events(eve, "email.clicked"));
            scenario.takesBack(scenario.events(ada, "email.clicked").subList(0, 1));
            scenario.settle();
            assertThat(step(key, 1, "serviceTask_sendBenefit").clicked())
                    .as("Ada's other click stands")
                    .isEqualTo(1);

            scenario.takesBack(scenario.events(ada, "email.clicked"));
            scenario.settle();
            assertThat(step(key, 1, "serviceTask_sendBenefit").clicked()).isZero();
        }

        @Test
        void knowsWhoCameThroughWhenTheEngineHasForgotten() {
            scenario.tomorrowAt(10);
            String key = TestJourneys.sending(engine, Map.of("trigger", "api"));
            ContactId ada = enrolled(key);
            scenario.does(ada, "order.placed", Map.of());
            scenario.settle();
            assertThat(step(key, 1, "endEvent_bought").passed()).isEqualTo(1);

            passed.count(machine.now());
            passed.count(machine.now());
            String ended = scenario.enrolment(ada, key).id();
            engine.getHistoryService().deleteHistoricProcessInstance(ended);
            assertThat(step(key, 1, "endEvent_bought").passed()).isEqualTo(1);
            assertThat(step(key, null, "serviceTask_sendBenefit").passed()).isEqualTo(1);

            enrolled(key);
            assertThat(step(key, null, "serviceTask_sendBenefit").passed()).isEqualTo(2);
        }

        @Test
        void countsSkippedMails() {
            scenario.tomorrowAt(10);
            String key = TestJourneys.sending(engine, Map.of("trigger", "api"));
            ContactId ada = scenario.somebody();
            scenario.subscribes(ada, "newsletter");
            journeys.enrol(key, ada, Map.of());
            scenario.does(ada, "order.placed", Map.of());
            scenario.sendOnly();
            scenario.settle();

            assertThat(step(key, null, "serviceTask_sendBenefit").skipped()).isEqualTo(1);
            assertThat(step(key, null, "serviceTask_sendBenefit").sent()).isZero();
        }

        @Test
        void handsOutTheDrawingAsDeployed() {
            String key = TestJourneys.waiting(engine, Map.of("trigger", "api"));
            assertThat(journeys.diagram(key, null)).contains("BPMNDiagram").contains(key);
            assertThat(journeys.all()).extracting(Journey::key).contains(key);
        }
    }
}
