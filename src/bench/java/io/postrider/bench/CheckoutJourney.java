package io.postrider.bench;

import org.operaton.bpm.model.bpmn.Bpmn;
import org.operaton.bpm.model.bpmn.BpmnModelInstance;
import org.operaton.bpm.model.bpmn.instance.ExtensionElements;
import org.operaton.bpm.model.bpmn.instance.StartEvent;
import org.operaton.bpm.model.bpmn.instance.operaton.OperatonProperties;
import org.operaton.bpm.model.bpmn.instance.operaton.OperatonProperty;

/** A small journey without mail: who begins a checkout waits for her order, or for a day. */
final class CheckoutJourney {

    static final String KEY = "bench-checkout";

    private CheckoutJourney() {}

    static String xml() {
        BpmnModelInstance model = Bpmn.createExecutableProcess(KEY)
                .name("Checkout")
                .operatonHistoryTimeToLiveString("P90D")
                .startEvent("startEvent_checkoutStarted")
                .name("Checkout started")
                .eventBasedGateway()
                .id("gateway_ordered")
                .intermediateCatchEvent("event_orderPlaced")
                .name("Order placed")
                .message("order.placed")
                .endEvent("endEvent_ordered")
                .name("Ordered")
                .moveToLastGateway()
                .intermediateCatchEvent("event_oneDayPassed")
                .name("One day passed")
                .timerWithDuration("P1D")
                .endEvent("endEvent_notOrdered")
                .name("Not ordered")
                .done();
        OperatonProperties properties = model.newInstance(OperatonProperties.class);
        add(properties, "trigger", "checkout.started");
        add(properties, "reentry", "never");
        ExtensionElements extensions = model.newInstance(ExtensionElements.class);
        extensions.addChildElement(properties);
        ((StartEvent) model.getModelElementById("startEvent_checkoutStarted")).setExtensionElements(extensions);
        return Bpmn.convertToString(model);
    }

    private static void add(OperatonProperties properties, String name, String value) {
        OperatonProperty property = properties.getModelInstance().newInstance(OperatonProperty.class);
        property.setOperatonName(name);
        property.setOperatonValue(value);
        properties.addChildElement(property);
    }
}
