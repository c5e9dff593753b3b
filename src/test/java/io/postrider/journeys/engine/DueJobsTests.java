package io.postrider.journeys.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.postrider.support.MovableClock;
import io.postrider.support.OnH2;
import io.postrider.support.OnPostgres;
import io.postrider.time.Node;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.operaton.bpm.engine.ProcessEngine;
import org.operaton.bpm.engine.runtime.Job;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Contacts are woken when business time says so, once, and failures stay visible. */
class DueJobsTests {

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
        DueJobs due;

        @Autowired
        JobLocks locks;

        @Autowired
        FailingStep step;

        @Autowired
        MovableClock clock;

        @Autowired
        JdbcClient jdbc;

        @Autowired
        Node node;

        @BeforeEach
        void nothingIsDue() {
            drain();
        }

        void drain() {
            while (due.wake() > 0) {
                // There may be more.
            }
        }

        String waiting() {
            String key = TestModels.deploy(engine, start -> start.intermediateCatchEvent("event_twoDaysPassed")
                    .timerWithDuration("P2D")
                    .endEvent("endEvent_done"));
            return start(key, Map.of());
        }

        String start(String key, Map<String, Object> variables) {
            return engine.getRuntimeService()
                    .startProcessInstanceByKey(key, variables)
                    .getId();
        }

        Job jobOf(String instance) {
            return engine.getManagementService()
                    .createJobQuery()
                    .processInstanceId(instance)
                    .singleResult();
        }

        boolean running(String instance) {
            return engine.getRuntimeService()
                            .createProcessInstanceQuery()
                            .processInstanceId(instance)
                            .count()
                    > 0;
        }

        @Test
        void dueDatesAreCountedFromBusinessTime() {
            clock.advance(Duration.ofDays(400));
            String instance = waiting();
            assertThat(jobOf(instance).getDuedate().toInstant())
                    .isEqualTo(Instant.ofEpochMilli(
                            clock.instant().plus(Duration.ofDays(2)).toEpochMilli()));
        }

        @Test
        void wakesWhoWaitedLongEnoughInBusinessTimeAndNobodyElse() {
            String early = waiting();
            clock.advance(Duration.ofDays(1));
            String late = waiting();
            drain();
            assertThat(running(early)).isTrue();
            clock.advance(Duration.ofDays(1).plusSeconds(1));
            drain();
            assertThat(running(early)).isFalse();
            assertThat(running(late)).isTrue();
        }

        @Test
        void aLiveTimerStaysPutWhenBusinessTimeMoves() {
            String instance = waiting();
            Instant before = jobOf(instance).getDuedate().toInstant();
            clock.advance(Duration.ofHours(47));
            drain();
            assertThat(jobOf(instance).getDuedate().toInstant()).isEqualTo(before);
        }

        @Test
        void executesAsynchronousStepsAtOnceThoughTheEngineDatesThemInMachineTime() {
            String key = TestModels.deploy(engine, start -> start.serviceTask("serviceTask_work")
                    .name("Do the work")
                    .operatonDelegateExpression("${failingStep}")
                    .operatonAsyncBefore()
                    .endEvent("endEvent_done"));
            String instance = start(key, Map.of());
            assertThat(running(instance)).isTrue();
            drain();
            assertThat(running(instance)).isFalse();
        }

        @Test
        void aFailingStepIsTriedAgainAfterPausesOfMachineTimeAndThenBecomesAnIncident() {
            String instance = start(failing(), Map.of("fail", true));
            drain();
            Job failed = jobOf(instance);
            assertThat(failed.getRetries()).isEqualTo(3);
            assertThat(failed.getExceptionMessage()).contains("on purpose");
            clock.advance(Duration.ofDays(1));
            drain();
            assertThat(jobOf(instance).getRetries())
                    .as("the pause is machine time")
                    .isEqualTo(3);
            for (int left = 2; left >= 0; left--) {
                endPause(instance);
                drain();
                assertThat(jobOf(instance).getRetries()).isEqualTo(left);
            }
            endPause(instance);
            drain();
            assertThat(engine.getRuntimeService()
                            .createIncidentQuery()
                            .processInstanceId(instance)
                            .count())
                    .isEqualTo(1);
            assertThat(engine.getHistoryService()
                            .createHistoricJobLogQuery()
                            .processInstanceId(instance)
                            .failureLog()
                            .count())
                    .isEqualTo(4);
        }

        @Test
        void aRetryOrderedByAnOperatorRunsAtOnce() {
            String instance = start(failing(), Map.of("fail", true));
            for (int i = 0; i < 4; i++) {
                drain();
                endPause(instance);
            }
            engine.getRuntimeService().setVariable(instance, "fail", false);
            engine.getManagementService().setJobRetries(jobOf(instance).getId(), 1);
            drain();
            assertThat(running(instance)).isFalse();
        }

        private String failing() {
            return TestModels.deploy(engine, start -> start.serviceTask("serviceTask_work")
                    .name("Do the work")
                    .operatonDelegateExpression("${failingStep}")
                    .operatonAsyncBefore()
                    .endEvent("endEvent_done"));
        }

        private void endPause(String instance) {
            jdbc.sql(
                            "update act_ru_job set lock_exp_time_ = :past where process_instance_id_ = :id and lock_owner_ = 'retry'")
                    .param("past", Timestamp.from(Instant.now().minusSeconds(1)))
                    .param("id", instance)
                    .update();
        }

        @Test
        void aSuspendedInstanceIsNotMoved() {
            String instance = waiting();
            engine.getRuntimeService().suspendProcessInstanceById(instance);
            clock.advance(Duration.ofDays(3));
            drain();
            assertThat(running(instance)).isTrue();
            engine.getRuntimeService().activateProcessInstanceById(instance);
            drain();
            assertThat(running(instance)).isFalse();
        }

        @Test
        void jobsOfOneInstanceRunOneAfterAnother() {
            String key = TestModels.deploy(engine, start -> start.parallelGateway("gateway_fork")
                    .serviceTask("serviceTask_one")
                    .name("Do one")
                    .operatonDelegateExpression("${failingStep}")
                    .operatonAsyncBefore()
                    .parallelGateway("gateway_join")
                    .moveToNode("gateway_fork")
                    .serviceTask("serviceTask_other")
                    .name("Do the other")
                    .operatonDelegateExpression("${failingStep}")
                    .operatonAsyncBefore()
                    .connectTo("gateway_join")
                    .endEvent("endEvent_done"));
            step.mostAtOnce.set(0);
            String instance = start(key, Map.of());
            drain();
            assertThat(running(instance)).isFalse();
            assertThat(step.mostAtOnce.get()).isEqualTo(1);
        }

        @Test
        void aJobAnotherNodeHoldsIsLeftAloneAndSoAreItsSiblings() {
            String instance = waiting();
            hold(instance, "another-node");
            clock.advance(Duration.ofDays(3));
            drain();
            assertThat(running(instance)).isTrue();
        }

        @Test
        void whatThisNodeHeldBeforeItsRestartIsFreeAgainAtOnce() {
            String instance = waiting();
            hold(instance, node.name());
            clock.advance(Duration.ofDays(3));
            drain();
            assertThat(running(instance)).isTrue();
            assertThat(locks.releaseOwn()).isPositive();
            drain();
            assertThat(running(instance)).isFalse();
        }

        @Test
        void letsGoOfAnExclusiveJobWhenAnotherNodeTookItsSiblingInTheSameMoment() {
            String key = TestModels.deploy(engine, start -> start.parallelGateway("gateway_fork")
                    .intermediateCatchEvent("event_one")
                    .timerWithDuration("P2D")
                    .endEvent("endEvent_one")
                    .moveToNode("gateway_fork")
                    .intermediateCatchEvent("event_other")
                    .timerWithDuration("P2D")
                    .endEvent("endEvent_other"));
            String instance = start(key, Map.of());
            List<JobLocks.Taken> jobs =
                    engine.getManagementService().createJobQuery().processInstanceId(instance).list().stream()
                            .map(job -> new JobLocks.Taken(job.getId(), instance, true))
                            .toList();
            assertThat(locks.withoutContested(jobs)).hasSize(2);
            jdbc.sql("update act_ru_job set lock_owner_ = 'another-node', lock_exp_time_ = :until where id_ = :id")
                    .param("until", Timestamp.from(Instant.now().plusSeconds(300)))
                    .param("id", jobs.get(0).id())
                    .update();
            assertThat(locks.withoutContested(jobs.subList(1, 2))).isEmpty();
        }

        private void hold(String instance, String owner) {
            jdbc.sql(
                            "update act_ru_job set lock_owner_ = :owner, lock_exp_time_ = :until where process_instance_id_ = :id")
                    .param("owner", owner)
                    .param("until", Timestamp.from(Instant.now().plusSeconds(300)))
                    .param("id", instance)
                    .update();
        }

        @Test
        void remembersIncidentsFailuresAndOperatorsButNotEverySuccess() {
            String instance = start(failing(), Map.of("fail", false));
            drain();
            assertThat(engine.getHistoryService()
                            .createHistoricJobLogQuery()
                            .processInstanceId(instance)
                            .count())
                    .isZero();
            assertThat(engine.getHistoryService()
                            .createHistoricActivityInstanceQuery()
                            .processInstanceId(instance)
                            .count())
                    .isEqualTo(3);
            assertThat(engine.getHistoryService()
                            .createHistoricProcessInstanceQuery()
                            .processInstanceId(instance)
                            .singleResult()
                            .getRemovalTime())
                    .as("counted from the start")
                    .isNotNull();
        }
    }
}
