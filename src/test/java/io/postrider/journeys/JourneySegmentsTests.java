package io.postrider.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.postrider.commerce.TestCommerce;
import io.postrider.contacts.ContactId;
import io.postrider.journeys.Enrolment.State;
import io.postrider.segments.SegmentDesk;
import io.postrider.segments.TestSegments;
import io.postrider.support.OnH2;
import io.postrider.support.OnPostgres;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.operaton.bpm.engine.ParseException;
import org.operaton.bpm.engine.ProcessEngine;
import org.operaton.bpm.model.bpmn.builder.AbstractFlowNodeBuilder;
import org.operaton.bpm.model.bpmn.builder.ExclusiveGatewayBuilder;
import org.operaton.bpm.model.bpmn.builder.StartEventBuilder;
import org.operaton.bpm.model.bpmn.instance.SequenceFlow;
import org.springframework.beans.factory.annotation.Autowired;

/** Journeys for a segment, by a segment, and with a split by one. */
class JourneySegmentsTests {

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
        JourneyFeed feed;

        @Autowired
        TestCommerce commerce;

        @Autowired
        TestSegments segments;

        @Autowired
        SegmentDesk desk;

        final String id = UUID.randomUUID().toString().substring(0, 8);
        final String segment = "tasters-" + id;
        final String tasted = "tea.tasted" + id;
        ContactId ada;

        @BeforeEach
        void aSegmentAndSomebody() {
            scenario.settle();
            segments.keep(segment, TestSegments.did(tasted));
            ada = scenario.somebody();
            segments.settle();
        }

        @AfterEach
        void takeAway() {
            segments.takeAway();
        }

        void tastes() {
            scenario.does(ada, tasted, Map.of());
            segments.settle();
            scenario.settle();
        }

        @Test
        void takesInOnlyItsAudience() {
            String key = TestJourneys.waiting(engine, Map.of("trigger", "api", "audience", segment));
            assertThatThrownBy(() -> journeys.enrol(key, ada, Map.of()))
                    .isInstanceOf(NotAdmitted.class)
                    .hasMessageContaining("not in the segment 'Test " + segment);
            assertThat(scenario.events(ada, "journey.refused"))
                    .singleElement()
                    .satisfies(event -> assertThat(event.properties()).containsEntry("rule", "NOT_IN_AUDIENCE"));
            tastes();
            assertThat(journeys.enrol(key, ada, Map.of()).state()).isEqualTo(State.RUNNING);
        }

        /** Journeys hear of an order only when it has been counted, whoever reads the log first. */
        @Test
        void whoJustOrderedIsInTheAudienceOfThoseWhoOrdered() {
            segments.keep("customers-" + id, "{\"ordered\": true}");
            String key = TestJourneys.waiting(engine, Map.of("trigger", "order.placed", "audience", "customers-" + id));
            scenario.does(
                    ada,
                    "order.placed",
                    Map.of("orderId", "o-" + id, "currency", "EUR", "totalMinor", 2450, "lines", List.of()));
            feed.read();
            assertThat(journeys.enrolments(ada)).isEmpty();
            commerce.settle();
            scenario.settle();
            assertThat(scenario.enrolment(ada, key).state()).isEqualTo(State.RUNNING);
        }

        @Test
        void beginsWithWhoComesIntoASegmentButNotWithHistory() {
            String key = TestJourneys.waiting(engine, Map.of("trigger", "segment.entered:" + segment));
            ContactId imported = scenario.somebody();
            scenario.learnsLater(imported, tasted, Map.of());
            tastes();

            assertThat(scenario.enrolment(ada, key).state()).isEqualTo(State.RUNNING);
            assertThat(journeys.enrolments(imported)).isEmpty();
            assertThat(scenario.events(imported, "segment.entered")).hasSize(1);
        }

        @Test
        void sendsNothingToWhoIsNoLongerInTheAudience() {
            segments.keep("thirsty-" + id, "{\"not\": %s}".formatted(TestSegments.did(tasted)));
            String key = TestJourneys.sending(engine, Map.of("trigger", "api", "audience", "thirsty-" + id));
            scenario.tomorrowAt(2);
            scenario.subscribes(ada, "newsletter");
            journeys.enrol(key, ada, Map.of());
            scenario.does(ada, tasted, Map.of());
            scenario.clock.advance(Duration.ofHours(12));
            scenario.sendOnly();

            assertThat(scenario.mails(ada)).isEmpty();
            assertThat(scenario.events(ada, "email.skipped"))
                    .anySatisfy(event -> assertThat(event.reason()).contains("no longer in the segment"));
        }

        private static AbstractFlowNodeBuilder<?, ?> split(StartEventBuilder begin, String segment) {
            ExclusiveGatewayBuilder gateway = begin.serviceTask("serviceTask_checkTaster")
                    .name("Check taster")
                    .operatonDelegateExpression("${checkSegment}")
                    .operatonInputParameter("segment", segment)
                    .exclusiveGateway("gateway_taster")
                    .name("Taster?");
            gateway.condition("Yes", "${inSegment}")
                    .intermediateCatchEvent("event_yes")
                    .name("Day passed")
                    .timerWithDuration("P1D")
                    .endEvent("endEvent_taster")
                    .name("Taster");
            var no = gateway.sequenceFlowId("flow_no")
                    .intermediateCatchEvent("event_no")
                    .name("Day passed")
                    .timerWithDuration("P1D");
            SequenceFlow flow = gateway.getElement().getModelInstance().getModelElementById("flow_no");
            flow.setName("No");
            gateway.getElement().setDefault(flow);
            return no;
        }

        @Test
        void splitsByWhatIsTrueWhenSheComesThere() {
            String key = TestJourneys.deploy(
                    engine, Map.of("trigger", "api", "reentry", "afterExit"), begin -> split(begin, segment));
            journeys.enrol(key, ada, Map.of());
            scenario.pass(Duration.ofDays(1));
            // Nobody has looked at her yet: the gateway asks for itself.
            scenario.does(ada, tasted, Map.of());
            journeys.enrol(key, ada, Map.of());
            scenario.pass(Duration.ofDays(1));

            assertThat(journeys.enrolments(ada).stream().map(scenario::passed))
                    .satisfiesExactly(newer -> assertThat(newer).contains("event_yes"), older -> assertThat(older)
                            .contains("event_no"));
            assertThat(scenario.events(ada, "journey.decided")).anySatisfy(event -> assertThat(event.reason())
                    .isEqualTo("She is in the segment 'Test " + segment + "'"));
        }

        @Test
        void aDrawingThatNamesASegmentNobodyKnowsIsRefused() {
            assertThatThrownBy(() -> TestJourneys.waiting(engine, Map.of("trigger", "segment.entered:ghosts-" + id)))
                    .isInstanceOf(ParseException.class)
                    .hasMessageContaining("ghosts-" + id);
            assertThatThrownBy(() -> TestJourneys.deploy(
                            engine, Map.of("trigger", "api"), begin -> split(begin, "ghosts-" + id)))
                    .isInstanceOf(ParseException.class)
                    .hasMessageContaining("ghosts-" + id);
        }

        @Test
        void aSegmentThatAJourneyUsesStays() {
            TestJourneys.deploy(engine, Map.of("trigger", "api"), begin -> split(begin, segment));
            assertThatThrownBy(() -> desk.delete(segment)).hasMessageContaining("used by the journey 'Test journey'");
        }
    }
}
