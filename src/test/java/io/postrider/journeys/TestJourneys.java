package io.postrider.journeys;

import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.operaton.bpm.engine.ProcessEngine;
import org.operaton.bpm.model.bpmn.Bpmn;
import org.operaton.bpm.model.bpmn.BpmnModelInstance;
import org.operaton.bpm.model.bpmn.builder.AbstractFlowNodeBuilder;
import org.operaton.bpm.model.bpmn.builder.ProcessBuilder;
import org.operaton.bpm.model.bpmn.builder.StartEventBuilder;
import org.operaton.bpm.model.bpmn.instance.ExtensionElements;
import org.operaton.bpm.model.bpmn.instance.StartEvent;
import org.operaton.bpm.model.bpmn.instance.operaton.OperatonProperties;
import org.operaton.bpm.model.bpmn.instance.operaton.OperatonProperty;

/** Small journeys drawn in code, each under a name of its own. */
final class TestJourneys {

    private TestJourneys() {}

    /** A journey with this start that does what is drawn and may be left by an order. @return its key */
    static String deploy(
            ProcessEngine engine,
            Map<String, String> start,
            Function<StartEventBuilder, AbstractFlowNodeBuilder<?, ?>> drawing) {
        String key = "test-" + UUID.randomUUID();
        ProcessBuilder process = Bpmn.createExecutableProcess(key)
                .name("Test journey")
                .documentation("Everybody may enter. An order ends it.")
                .operatonHistoryTimeToLiveString("P30D");
        StartEventBuilder begin = process.startEvent("startEvent_begin").name("Something happened");
        properties(begin.getElement(), start);
        drawing.apply(begin).endEvent("endEvent_done").name("Done");
        process.eventSubProcess("subProcess_orderPlaced")
                .name("Order placed")
                .startEvent("startEvent_orderPlaced")
                .name("Order placed")
                .message("order.placed")
                .endEvent("endEvent_bought")
                .name("Bought")
                .done();
        BpmnModelInstance model = process.done();
        engine.getRepositoryService()
                .createDeployment()
                .addModelInstance(key + ".bpmn", model)
                .deploy();
        return key;
    }

    /** A journey that waits for a day. */
    static String waiting(ProcessEngine engine, Map<String, String> start) {
        return deploy(engine, start, begin -> begin.intermediateCatchEvent("event_dayPassed")
                .name("Day passed")
                .timerWithDuration("P1D"));
    }

    /** A journey that sends one marketing mail in her next window, and then waits for a day. */
    static String sending(ProcessEngine engine, Map<String, String> start) {
        return deploy(engine, start, begin -> begin.serviceTask("serviceTask_sendBenefit")
                .name("Send benefit")
                .operatonDelegateExpression("${sendEmail}")
                .operatonInputParameter("template", "welcome-benefit")
                .operatonInputParameter("purpose", "newsletter")
                .operatonInputParameter("moment", "nextWindow")
                .intermediateCatchEvent("event_dayPassed")
                .name("Day passed")
                .timerWithDuration("P1D"));
    }

    private static void properties(StartEvent start, Map<String, String> values) {
        BpmnModelInstance model = (BpmnModelInstance) start.getModelInstance();
        ExtensionElements extensions = model.newInstance(ExtensionElements.class);
        start.setExtensionElements(extensions);
        OperatonProperties properties = extensions.addExtensionElement(OperatonProperties.class);
        values.forEach((name, value) -> {
            OperatonProperty property = model.newInstance(OperatonProperty.class);
            property.setOperatonName(name);
            property.setOperatonValue(value);
            properties.addChildElement(property);
        });
    }
}
