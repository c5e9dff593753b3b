package io.postrider.journeys.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each rule accepts the shipped welcome series and refuses it with one thing spoilt. */
class ModelRulesTests {

    private static final Vocabulary KNOWN = new Vocabulary(
            Set.of("sendEmail", "checkClick", "checkSegment", "recordGoal", "dropConsent"),
            Map.of(
                    "welcome-thanks", List.of("warm", "curious"),
                    "welcome-next-steps", List.of(),
                    "welcome-brewing-basics", List.of(),
                    "welcome-benefit", List.of()),
            Set.of("newsletter", "offers", "product-tips", "transactional"),
            Set.of("tea-drinkers"));

    private static final String GOOD = read("processes/journeys/welcome-series.bpmn");

    private static String read(String file) {
        try {
            return Files.readString(Path.of(file));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<Finding> check(String xml) {
        return new ModelRules(KNOWN).check(xml.getBytes(StandardCharsets.UTF_8));
    }

    /** The good model with one text exchanged, which must be there. */
    private static List<Finding> spoilt(String text, String other) {
        assertThat(GOOD).contains(text);
        return check(GOOD.replace(text, other));
    }

    private static void assertFound(List<Finding> findings, String rule, String element) {
        assertThat(findings).anySatisfy(finding -> {
            assertThat(finding.rule()).isEqualTo(rule);
            assertThat(finding.elementId()).isEqualTo(element);
            assertThat(finding.message()).isNotBlank();
        });
    }

    @Test
    void theWelcomeSeriesIsGood() {
        assertThat(check(GOOD)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "camunda:delegateExpression=\"${anything}\"",
                "camunda:delegateExpression=\"${sendEmail.getClass()}\"",
                "camunda:class=\"java.lang.Runtime\"",
                "camunda:expression=\"${clicked}\"",
                "camunda:type=\"mail\"",
                "operaton:class=\"java.lang.Runtime\" xmlns:operaton=\"http://operaton.org/schema/1.0/bpmn\"",
                ""
            })
    void refusesStepsItDoesNotKnow(String attribute) {
        assertFound(
                spoilt("camunda:delegateExpression=\"${checkClick}\"", attribute),
                "known-steps",
                "serviceTask_checkClick");
    }

    @Test
    void acceptsExternalTasksOfAnyTopic() {
        assertThat(spoilt(
                        "camunda:delegateExpression=\"${checkClick}\"",
                        "camunda:type=\"external\" camunda:topic=\"crm\""))
                .isEmpty();
    }

    @Test
    void refusesListenersThatNameClasses() {
        String listener =
                "<camunda:executionListener class=\"java.lang.Runtime\" event=\"start\" /><camunda:inputOutput>";
        assertFound(spoilt("<camunda:inputOutput>", listener), "known-steps", "serviceTask_checkClick");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<camunda:inputParameter name=\"x\"><camunda:script scriptFormat=\"groovy\">1</camunda:script></camunda:inputParameter>",
                "<camunda:inputParameter name=\"x\"><camunda:list><camunda:script scriptFormat=\"js\">1</camunda:script></camunda:list></camunda:inputParameter>"
            })
    void refusesScriptsInInputs(String input) {
        String name = "<camunda:inputParameter name=\"result\">clicked</camunda:inputParameter>";
        assertFound(spoilt(name, name + input), "no-scripts", "serviceTask_checkClick");
    }

    @Test
    void refusesScriptTasksConnectorsAndScriptedConditions() {
        assertFound(
                check(GOOD.replace(
                                "serviceTask id=\"serviceTask_checkClick\"",
                                "scriptTask id=\"serviceTask_checkClick\" scriptFormat=\"js\"")
                        .replaceFirst(
                                "(?s)(id=\"serviceTask_checkClick\".*?)</bpmn:serviceTask>", "$1</bpmn:scriptTask>")),
                "no-scripts",
                "serviceTask_checkClick");
        assertFound(
                spoilt(
                        "<camunda:inputOutput>",
                        "<camunda:connector><camunda:connectorId>http</camunda:connectorId></camunda:connector><camunda:inputOutput>"),
                "no-scripts",
                "serviceTask_checkClick");
        assertFound(
                spoilt(
                        "<bpmn:conditionExpression xsi:type",
                        "<bpmn:conditionExpression language=\"javascript\" xsi:type"),
                "no-scripts",
                "flow_clickedYes");
    }

    @Test
    void refusesExpressionsThatReachFurtherWhereverTheyStand() {
        assertFound(spoilt(">${clicked}<", ">${clicked.getClass()}<"), "plain-expressions", "flow_clickedYes");
        assertFound(
                spoilt(">P2D<", ">${execution.processEngineServices}<"), "plain-expressions", "event_twoDaysPassed");
        assertFound(spoilt(">welcome-thanks<", ">${''.getClass()}<"), "plain-expressions", "serviceTask_sendThanks");
        assertFound(
                spoilt("name=\"Clicked in the thank-you?\"", "name=\"${runtimeService.deleteX()}\""),
                "plain-expressions",
                "gateway_clicked");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "camunda:historyTimeToLive=\"\"",
                "camunda:historyTimeToLive=\"forever\"",
                "camunda:historyTimeToLive=\"P0D\""
            })
    void refusesHistoryWithoutAnEnd(String attribute) {
        assertFound(spoilt("camunda:historyTimeToLive=\"P180D\"", attribute), "time-to-live", "welcome-series");
    }

    @Test
    void refusesProcessIdsThatAreNoGoodNames() {
        assertFound(spoilt("\"welcome-series\"", "\"Process_1abc\""), "process-name", "Process_1abc");
    }

    @Test
    void refusesWhatIsNotDrawn() {
        assertFound(spoilt("bpmnElement=\"gateway_clicked\"", "bpmnElement=\"nothing\""), "drawing", "gateway_clicked");
        assertFound(spoilt("bpmnElement=\"flow_clickedNo\"", "bpmnElement=\"nothing\""), "drawing", "flow_clickedNo");
    }

    @ParameterizedTest
    @CsvSource({
        "gateway_clicked,Gateway_0abc123",
        "serviceTask_checkClick,Activity_1x2y3z4",
        "event_twoDaysPassed,twoDays",
        "flow_clickedYes,Flow_0abc123"
    })
    void refusesGeneratedAndUntypedIds(String chosen, String other) {
        assertFound(spoilt(chosen, other), "chosen-ids", other);
    }

    @Test
    void refusesGatewaysWithMissingOrContradictingAnswers() {
        assertFound(spoilt(" default=\"flow_clickedNo\"", ""), "gateway-flows", "gateway_clicked");
        assertFound(
                spoilt("id=\"flow_clickedNo\" name=\"No\"", "id=\"flow_clickedNo\""),
                "gateway-flows",
                "flow_clickedNo");
        assertFound(spoilt(">${clicked}<", ">${!clicked}<"), "gateway-flows", "flow_clickedYes");
        assertFound(spoilt(">${clicked}<", ">${clicked == false}<"), "gateway-flows", "flow_clickedYes");
        assertFound(
                check(GOOD.replace("id=\"flow_clickedYes\" name=\"Yes\"", "id=\"flow_clickedYes\" name=\"No\"")
                        .replace("id=\"flow_clickedNo\" name=\"No\"", "id=\"flow_clickedNo\" name=\"Yes\"")),
                "gateway-flows",
                "flow_clickedYes");
        assertFound(
                spoilt("id=\"flow_clickedNo\" name=\"No\"", "id=\"flow_clickedNo\" name=\"Yes\""),
                "gateway-flows",
                "flow_clickedNo");
    }

    @Test
    void acceptsAYesThatIsTheDefaultOfANegatedQuestion() {
        assertThat(check(GOOD.replace("id=\"flow_clickedYes\" name=\"Yes\"", "id=\"flow_clickedYes\" name=\"No\"")
                        .replace("id=\"flow_clickedNo\" name=\"No\"", "id=\"flow_clickedNo\" name=\"Yes\"")
                        .replace(">${clicked}<", ">${!clicked}<")))
                .isEmpty();
    }

    @Test
    void refusesWaitsForEventsWithoutATimeOut() {
        String timer = "(?s)<bpmn:timerEventDefinition id=\"timer_twoDaysPassed\">.*?</bpmn:timerEventDefinition>";
        String message = "<bpmn:messageEventDefinition id=\"catch_x\" messageRef=\"message_orderPlaced\" />";
        assertFound(check(GOOD.replaceFirst(timer, message)), "wait-exits", "event_twoDaysPassed");
    }

    @Test
    void acceptsAWaitForAnEventWhenATimeOutIsDrawnAroundIt() {
        String timer = "(?s)<bpmn:timerEventDefinition id=\"timer_twoDaysPassed\">.*?</bpmn:timerEventDefinition>";
        String message = "<bpmn:messageEventDefinition id=\"catch_x\" messageRef=\"message_orderPlaced\" />";
        String exit = "<bpmn:messageEventDefinition id=\"catch_orderPlaced\" messageRef=\"message_orderPlaced\" />";
        String timeOut =
                "<bpmn:timerEventDefinition id=\"timer_x\"><bpmn:timeDuration>P30D</bpmn:timeDuration></bpmn:timerEventDefinition>";
        assertThat(check(GOOD.replaceFirst(timer, message).replace(exit, timeOut)))
                .isEmpty();
    }

    @Test
    void refusesJourneysThatDoNotSayWhoEntersOrStartWithAMessage() {
        assertFound(spoilt("name=\"trigger\"", "name=\"note\""), "start-events", "startEvent_newsletterSubscribed");
        assertFound(
                spoilt("contact.subscribed[", "contact subscribed["),
                "start-events",
                "startEvent_newsletterSubscribed");
        assertFound(
                spoilt(
                        "<bpmn:outgoing>flow_startToThanks</bpmn:outgoing>",
                        "<bpmn:messageEventDefinition messageRef=\"message_orderPlaced\" />"),
                "start-events",
                "startEvent_newsletterSubscribed");
    }

    @Test
    void refusesMailNobodyCouldSend() {
        assertFound(spoilt(">welcome-thanks<", ">welcome-thnks<"), "known-mail", "serviceTask_sendThanks");
        assertFound(spoilt(">newsletter<", ">newsleter<"), "known-mail", "serviceTask_sendThanks");
        assertFound(spoilt(">warm, curious<", ">warm, cold<"), "known-mail", "serviceTask_sendThanks");
        assertFound(spoilt(">nextWindow<", ">later<"), "known-mail", "serviceTask_sendNextSteps");
    }

    @ParameterizedTest
    @ValueSource(strings = {"P1000Y", "P2", "two days", "PT0S", "P", "P999999999D", "-P2D"})
    void refusesTimersNobodyMeans(String duration) {
        assertFound(spoilt(">P2D<", ">" + duration + "<"), "timer-length", "event_twoDaysPassed");
    }

    @ParameterizedTest
    @ValueSource(strings = {"P2D", "PT48H", "P1W", "P1M", "P1DT12H", "${calendar.daysLater(execution, 2, '09:00')}"})
    void acceptsTimersPeopleMean(String duration) {
        assertThat(spoilt(">P2D<", ">" + duration + "<")).isEmpty();
    }

    @Test
    void refusesAJourneyLongerThanItsHistoryIsKept() {
        assertFound(
                spoilt("historyTimeToLive=\"P180D\"", "historyTimeToLive=\"P14D\""),
                "journey-length",
                "welcome-series");
        assertThat(spoilt("historyTimeToLive=\"P180D\"", "historyTimeToLive=\"P15D\""))
                .isEmpty();
    }

    @Test
    void refusesLoopsWithoutAWait() {
        assertFound(
                spoilt(
                        "sourceRef=\"serviceTask_sendNextSteps\" targetRef=\"gateway_readingSent\"",
                        "sourceRef=\"serviceTask_sendNextSteps\" targetRef=\"serviceTask_checkClick\""),
                "loop-waits",
                "serviceTask_checkClick");
        assertThat(spoilt(
                        "sourceRef=\"serviceTask_sendNextSteps\" targetRef=\"gateway_readingSent\"",
                        "sourceRef=\"serviceTask_sendNextSteps\" targetRef=\"event_twoDaysPassed\""))
                .isEmpty();
    }

    @Test
    void refusesWorkWithoutBounds() {
        for (String times : List.of("1000000000", "${visits}", "101")) {
            String loop = "<bpmn:multiInstanceLoopCharacteristics><bpmn:loopCardinality>" + times
                    + "</bpmn:loopCardinality></bpmn:multiInstanceLoopCharacteristics>";
            assertThat(check(GOOD.replace("</bpmn:serviceTask>", loop + "</bpmn:serviceTask>")))
                    .extracting(Finding::rule)
                    .contains("bounded-work");
        }
        for (String called : List.of("welcome-series", "${next}")) {
            String call =
                    "<bpmn:callActivity id=\"callActivity_next\" name=\"Go on\" calledElement=\"" + called + "\" />";
            assertFound(
                    check(GOOD.replace("</bpmn:process>", call + "</bpmn:process>")),
                    "bounded-work",
                    "callActivity_next");
        }
    }

    @Test
    void refusesFormFieldsCheckedByAClass() {
        String form = "<camunda:formData><camunda:formField id=\"age\" type=\"long\"><camunda:validation>"
                + "<camunda:constraint name=\"validator\" config=\"java.lang.ProcessBuilder\" />"
                + "</camunda:validation></camunda:formField></camunda:formData>";
        assertThat(check(GOOD.replace("<bpmn:extensionElements>", "<bpmn:extensionElements>" + form)))
                .extracting(Finding::rule)
                .contains("known-steps");
    }

    @Test
    void refusesDecisionsTheEngineCannotRead() {
        for (String file : List.of("<a/>", "<definitions xmlns=\"https://www.omg.org/spec/DMN/20191111/MODEL/\"/>")) {
            assertThat(DecisionRules.check(file.getBytes(StandardCharsets.UTF_8)))
                    .extracting(Finding::rule)
                    .containsExactly("readable");
        }
    }

    @Test
    void refusesFormsThatBringWebPages() {
        assertFound(
                spoilt(
                        "id=\"serviceTask_checkClick\"",
                        "id=\"serviceTask_checkClick\" camunda:formKey=\"embedded:app:evil.html\""),
                "forms-by-reference",
                "serviceTask_checkClick");
    }

    @Test
    void refusesFilesThatAttackTheParser() {
        String entity = "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]>";
        String laughs = "<!DOCTYPE x [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;&a;\">]>";
        for (String doctype : List.of(entity, laughs)) {
            assertThat(check(doctype + "<x>&e;</x>")).extracting(Finding::rule).containsExactly("readable");
        }
        assertThat(check("<".repeat(10))).extracting(Finding::rule).containsExactly("readable");
        assertThat(check("x".repeat(SafeXml.MAX_BYTES + 1)))
                .extracting(Finding::rule)
                .containsExactly("readable");
        assertThat(check("<a>".repeat(100_000) + "</a>".repeat(100_000)))
                .extracting(Finding::rule)
                .containsExactly("readable");
        assertThat(check("<html/>")).extracting(Finding::rule).containsExactly("readable");
    }

    @Test
    void asksForSegmentsThatExist() {
        String there = GOOD.replace("name=\"reentry\" value=\"never\"", "name=\"audience\" value=\"tea-drinkers\"");
        assertThat(check(there)).isEmpty();
        assertFound(
                spoilt("contact.subscribed[purpose=newsletter]", "segment.entered:ghosts"),
                "known-segments",
                "startEvent_newsletterSubscribed");
        assertFound(
                spoilt("name=\"reentry\" value=\"never\"", "name=\"audience\" value=\"ghosts\""),
                "known-segments",
                "startEvent_newsletterSubscribed");
    }
}
