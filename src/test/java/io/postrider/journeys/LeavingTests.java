package io.postrider.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import io.postrider.contacts.ContactId;
import io.postrider.delivery.MailId;
import io.postrider.delivery.Outbox;
import io.postrider.delivery.Postman;
import io.postrider.events.LoggedEvent;
import io.postrider.journeys.Enrolment.State;
import io.postrider.support.OnH2;
import io.postrider.support.OnPostgres;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.operaton.bpm.engine.ProcessEngine;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Who leaves gets nothing more, however she leaves and whatever was already on its way. */
class LeavingTests {

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
        Outbox outbox;

        @Autowired
        Postman postman;

        @Autowired
        JdbcClient jdbc;

        ContactId ada;
        String key;

        @BeforeEach
        void aMailThatWaitsForTheMorning() {
            scenario.tomorrowAt(2);
            ada = scenario.somebody();
            scenario.subscribes(ada, "newsletter");
            scenario.settle();
            key = TestJourneys.sending(engine, Map.of("trigger", "api"));
            journeys.enrol(key, ada, Map.of());
        }

        String stateOfHerMail() {
            return scenario.events(ada, "email.queued").stream()
                    .filter(event -> key.equals(event.origin().journey()))
                    .map(event -> ((Number) event.properties().get("mail")).longValue())
                    .map(id -> outbox.find(new MailId(id)).orElseThrow().state())
                    .findFirst()
                    .orElseThrow();
        }

        @Test
        void takesBackTheMailWhenAnOrderEndsTheJourney() {
            scenario.does(ada, "order.placed", Map.of());
            scenario.listen();
            assertThat(scenario.enrolment(ada, key).reason()).isEqualTo("Left by 'Order placed': Bought");
            assertThat(stateOfHerMail()).isEqualToIgnoringCase("cancelled");
            assertThat(scenario.events(ada, "email.skipped"))
                    .extracting(LoggedEvent::reason)
                    .contains("not sent: she left the journey by 'Order placed'");
            scenario.pass(Duration.ofHours(10));
            assertThat(scenario.mails(ada)).doesNotContain("welcome-benefit");
        }

        @Test
        void doesNotSendAfterAnOrderTheEngineHasNotHeardOf() {
            scenario.clock.advance(Duration.ofHours(10));
            scenario.does(ada, "order.placed", Map.of());
            scenario.sendOnly();

            assertThat(scenario.mails(ada)).doesNotContain("welcome-benefit");
            assertThat(scenario.events(ada, "email.skipped"))
                    .extracting(LoggedEvent::reason)
                    .contains("not sent: meanwhile 'Order placed' ended it");
            assertThat(scenario.enrolment(ada, key).state()).isEqualTo(State.RUNNING);
        }

        @Test
        void doesNotSendAfterAnOrderThatCameWhileTheServerWasSlowWithHerMail() {
            scenario.clock.advance(Duration.ofHours(10));

            List<String> taken = postman.sendAllWhile(() -> scenario.does(ada, "order.placed", Map.of()));

            String address = scenario.contacts.find(ada).orElseThrow().email();
            assertThat(taken).noneMatch(message -> message.contains(address));
            assertThat(stateOfHerMail()).isEqualTo("DROPPED");
            assertThat(scenario.events(ada, "email.skipped"))
                    .extracting(LoggedEvent::reason)
                    .contains("not sent: meanwhile 'Order placed' ended it");
        }

        @Test
        void takesHerOutByHand() {
            Enrolment enrolment = scenario.enrolment(ada, key);
            journeys.leave(key, enrolment.id(), "Asked for it on the telephone");
            journeys.leave(key, enrolment.id(), "Once more");

            Enrolment left = scenario.enrolment(ada, key);
            assertThat(left.state()).isEqualTo(State.LEFT);
            assertThat(left.reason()).isEqualTo("Asked for it on the telephone");
            assertThat(left.endedAt()).isEqualTo(scenario.now());
            assertThat(stateOfHerMail()).isEqualToIgnoringCase("cancelled");
            assertThat(scenario.events(ada, "journey.left")).hasSize(1);
            assertThat(engine.getRuntimeService()
                            .createProcessInstanceQuery()
                            .processInstanceId(left.id())
                            .count())
                    .isZero();
        }

        @Test
        void knowsWhenAnOperatorTookHerOutInTheEngine() {
            String id = scenario.enrolment(ada, key).id();
            engine.getRuntimeService().deleteProcessInstance(id, "Cleaned up in Cockpit");
            assertThat(journeys.enrolment(key, id).reason()).isEqualTo("Cleaned up in Cockpit");
            scenario.pass(Duration.ofHours(10));
            assertThat(scenario.mails(ada)).doesNotContain("welcome-benefit");
        }

        @Test
        void endsNothingTransactionalWhenConsentIsWithdrawn() {
            String service = TestJourneys.deploy(
                    engine, Map.of("trigger", "api"), begin -> begin.serviceTask("serviceTask_sendReceipt")
                            .name("Send receipt")
                            .operatonDelegateExpression("${sendEmail}")
                            .operatonInputParameter("template", "welcome-benefit")
                            .operatonInputParameter("purpose", "transactional")
                            .intermediateCatchEvent("event_dayPassed")
                            .timerWithDuration("P1D"));
            journeys.enrol(service, ada, Map.of());
            scenario.clock.advance(Duration.ofMinutes(1));
            scenario.consents.withdraw(ada, "newsletter", scenario.proof());
            scenario.listen();

            assertThat(scenario.enrolment(ada, service).state()).isEqualTo(State.RUNNING);
            assertThat(scenario.enrolment(ada, key).reason()).isEqualTo("She withdrew her consent to newsletter");
        }

        @Test
        void forgetsAnErasedContactEverywhere() {
            Enrolment enrolment = scenario.enrolment(ada, key);
            scenario.contacts.erase(ada);
            scenario.settle();

            assertThat(scenario.instances(ada)).isZero();
            assertThat(journeys.enrolments(ada)).isEmpty();
            for (String table : List.of("act_ru_execution", "act_ru_variable", "act_ru_job", "act_ru_event_subscr")) {
                assertThat(jdbc.sql("select count(*) from " + table + " where "
                                        + (table.equals("act_ru_job") ? "process_instance_id_" : "proc_inst_id_")
                                        + " = ?")
                                .param(enrolment.id())
                                .query(Long.class)
                                .single())
                        .as(table)
                        .isZero();
            }
            assertThat(jdbc.sql("select count(*) from event_log where contact_id = ?")
                            .param(ada.value())
                            .query(Long.class)
                            .single())
                    .isZero();
        }

        @Test
        void countsWaitsFromTheActualSending() {
            scenario.clock.set(scenario.now().plus(Duration.ofHours(32)));
            scenario.sendOnly();
            scenario.listen();
            assertThat(scenario.mails(ada)).contains("welcome-benefit");
            scenario.clock.advance(Duration.ofHours(23));
            scenario.wakeOnly();
            assertThat(scenario.enrolment(ada, key).state()).isEqualTo(State.RUNNING);
            scenario.clock.advance(Duration.ofHours(1));
            scenario.wakeOnly();
            assertThat(scenario.enrolment(ada, key).state()).isEqualTo(State.COMPLETED);
        }
    }
}
