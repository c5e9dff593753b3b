package io.postrider.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.postrider.contacts.ContactId;
import io.postrider.contacts.Suppressions;
import io.postrider.experiments.Variants;
import io.postrider.journeys.Enrolment.State;
import io.postrider.support.OnH2;
import io.postrider.support.OnPostgres;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.operaton.bpm.engine.ProcessEngine;
import org.operaton.bpm.engine.rest.exception.InvalidRequestException;
import org.springframework.beans.factory.annotation.Autowired;

/** The one door: who may enter, by whichever road, and what is told to whom it is closed. */
class AdmissionTests {

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
        Variants variants;

        @Autowired
        Suppressions suppressions;

        ContactId ada;

        @BeforeEach
        void aContact() {
            scenario.settle();
            ada = scenario.somebody();
        }

        String journey(String... start) {
            return TestJourneys.waiting(engine, start(start));
        }

        Map<String, String> start(String... more) {
            Map<String, String> all = new HashMap<>(Map.of("trigger", "api"));
            for (int i = 0; i < more.length; i += 2) {
                all.put(more[i], more[i + 1]);
            }
            return all;
        }

        Enrolment enrol(String key) {
            return journeys.enrol(key, ada, Map.of());
        }

        @Test
        void neverLetsHerInTwice() {
            String key = journey();
            enrol(key);
            assertThatThrownBy(() -> enrol(key)).isInstanceOf(NotAdmitted.class).hasMessageContaining("already");
            scenario.pass(Duration.ofDays(1));
            assertThatThrownBy(() -> enrol(key)).isInstanceOf(NotAdmitted.class).hasMessageContaining("only once");
            assertThat(scenario.events(ada, "journey.refused")).hasSize(2);
        }

        @Test
        void letsHerInAgainAfterTheExit() {
            String key = journey("reentry", "afterExit");
            enrol(key);
            assertThatThrownBy(() -> enrol(key)).isInstanceOf(NotAdmitted.class);
            scenario.pass(Duration.ofDays(1));
            assertThat(enrol(key).state()).isEqualTo(State.RUNNING);
        }

        @Test
        void letsHerInAgainAfterSomeTime() {
            String key = journey("reentry", "after:P7D");
            enrol(key);
            scenario.pass(Duration.ofDays(6));
            assertThatThrownBy(() -> enrol(key)).isInstanceOf(NotAdmitted.class).hasMessageContaining("again from");
            scenario.pass(Duration.ofDays(1));
            assertThat(enrol(key).state()).isEqualTo(State.RUNNING);
        }

        @Test
        void countsEachCartByItself() {
            String key = journey("reentry", "never key=cartId");
            journeys.enrol(key, ada, Map.of("cartId", "c-1"));
            assertThat(journeys.enrol(key, ada, Map.of("cartId", "c-2")).key()).isEqualTo("c-2");
            assertThatThrownBy(() -> journeys.enrol(key, ada, Map.of("cartId", "c-1")))
                    .isInstanceOf(NotAdmitted.class);
            assertThatThrownBy(() -> enrol(key)).isInstanceOf(NotAdmitted.class).hasMessageContaining("names none");
        }

        @Test
        void keepsAStableShareOut() {
            String key = journey("holdout", "50 %", "reentry", "afterExit");
            for (int i = 0; i < 8; i++) {
                ada = scenario.somebody();
                boolean out = variants.position("holdout:" + key, ada) < 0.5;
                if (out) {
                    assertThatThrownBy(() -> enrol(key)).hasMessageContaining("50.0 % kept out");
                    assertThat(scenario.events(ada, "journey.refused")).hasSize(1);
                } else {
                    assertThat(enrol(key).state()).isEqualTo(State.RUNNING);
                }
            }
        }

        @Test
        void wantsConsentForAtLeastOneOfItsMails() {
            String key = TestJourneys.sending(engine, start("reentry", "afterExit"));
            assertThatThrownBy(() -> enrol(key)).hasMessageContaining("not agreed to mail for newsletter");
            scenario.subscribes(ada, "newsletter");
            assertThat(enrol(key).state()).isEqualTo(State.RUNNING);
        }

        @Test
        void letsNoSuppressedAddressIn() {
            String key = TestJourneys.sending(engine, start());
            scenario.subscribes(ada, "newsletter");
            suppressions.suppress(
                    scenario.contacts.find(ada).orElseThrow().email(),
                    io.postrider.contacts.SuppressionKind.BOUNCED,
                    "bounced");
            assertThatThrownBy(() -> enrol(key)).hasMessageContaining("must not be mailed: bounced");
        }

        @Test
        void letsNobodyIntoAPausedJourney() {
            String key = journey();
            engine.getRepositoryService().suspendProcessDefinitionByKey(key);
            assertThatThrownBy(() -> enrol(key)).hasMessageContaining("is paused");
            engine.getRepositoryService().activateProcessDefinitionByKey(key);
            assertThat(enrol(key).state()).isEqualTo(State.RUNNING);
        }

        @Test
        void guardsNativeStartsToo() {
            String key = journey();
            var runtime = engine.getRuntimeService();
            assertThatThrownBy(() -> runtime.startProcessInstanceByKey(key))
                    .isInstanceOf(InvalidRequestException.class)
                    .hasMessageContaining("business key");
            assertThatThrownBy(() -> runtime.startProcessInstanceByKey(
                            key, UUID.randomUUID().toString()))
                    .hasMessageContaining("There is no contact");
            String id = runtime.startProcessInstanceByKey(key, ada.toString(), Map.of("coupon", "c"))
                    .getId();
            assertThat(journeys.enrolment(key, id).variables()).isEqualTo(Map.of("coupon", "c"));
            assertThatThrownBy(() -> runtime.startProcessInstanceByKey(key, ada.toString()))
                    .isInstanceOf(InvalidRequestException.class)
                    .hasMessageContaining("already");
            assertThat(scenario.instances(ada)).isEqualTo(1);
        }

        @Test
        void guardsNativeStartsThatSkipListenersToo() {
            String key = journey();
            var start = engine.getRuntimeService()
                    .createProcessInstanceByKey(key)
                    .businessKey(UUID.randomUUID().toString())
                    .startBeforeActivity("startEvent_begin");
            assertThatThrownBy(() -> start.execute(true, true)).hasMessageContaining("There is no contact");
            String id = engine.getRuntimeService()
                    .createProcessInstanceByKey(key)
                    .businessKey(ada.toString())
                    .startBeforeActivity("startEvent_begin")
                    .execute(true, true)
                    .getId();
            engine.getRuntimeService().deleteProcessInstance(id, "by an operator", true);
            assertThat(journeys.enrolment(key, id).state()).isEqualTo(State.LEFT);
        }

        @Test
        void takesTheContactFromTheStartForm() {
            String key = journey();
            String definition = journeys.find(key).orElseThrow().definitionId();
            String id = engine.getFormService()
                    .submitStartForm(definition, Map.of("contactId", ada.toString()))
                    .getId();
            assertThat(journeys.enrolment(key, id).contact()).isEqualTo(ada);
            assertThat(journeys.enrolment(key, id).variables()).isEmpty();
            assertThat(scenario.instances(ada)).isEqualTo(1);
        }

        @Test
        void letsOnlyOneOfManyAtTheSameMomentIn() throws Exception {
            String key = journey();
            ExecutorService threads = Executors.newFixedThreadPool(4);
            Callable<Boolean> attempt = () -> {
                try {
                    enrol(key);
                    return true;
                } catch (NotAdmitted e) {
                    return false;
                }
            };
            int entered = 0;
            for (Future<Boolean> result : threads.invokeAll(List.of(attempt, attempt, attempt, attempt))) {
                entered += result.get() ? 1 : 0;
            }
            threads.shutdown();
            assertThat(entered).isEqualTo(1);
            assertThat(journeys.enrolments(key, null, 10)).hasSize(1);
        }
    }
}
