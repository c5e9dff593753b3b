package io.postrider.journeys.rules;

import java.util.List;
import org.w3c.dom.Element;

/** Who waits for something that never happens waits for ever: every wait for an event needs a time-out. */
final class WaitExits implements ModelRule {

    private static final List<String> UNCERTAIN =
            List.of("messageEventDefinition", "signalEventDefinition", "conditionalEventDefinition");

    @Override
    public String name() {
        return "wait-exits";
    }

    @Override
    public void check(Model model, Findings findings) {
        for (Element wait : model.all("intermediateCatchEvent", "receiveTask")) {
            if (isUncertain(wait) && !timesOut(model, wait)) {
                findings.add(
                        wait,
                        "This waits for something that may never happen: put it behind an event gateway with a timer, "
                                + "or give it or what is around it a time-out");
            }
        }
    }

    private static boolean isUncertain(Element wait) {
        return wait.getLocalName().equals("receiveTask")
                || UNCERTAIN.stream().anyMatch(definition -> Model.has(wait, definition));
    }

    private static boolean timesOut(Model model, Element wait) {
        return behindGatewayWithTimer(model, wait) || hasTimerBoundary(model, wait) || scopeTimesOut(model, wait);
    }

    private static boolean behindGatewayWithTimer(Model model, Element wait) {
        return model.all("eventBasedGateway").stream()
                .map(model::after)
                .anyMatch(targets -> targets.contains(wait) && targets.stream().anyMatch(WaitExits::isTimer));
    }

    private static boolean hasTimerBoundary(Model model, Element activity) {
        return model.boundariesOf(activity).stream()
                .anyMatch(event ->
                        isTimer(event) && !event.getAttribute("cancelActivity").equals("false"));
    }

    /** A sub-process around it with a time-out, or an interrupting event sub-process with a timer beside it. */
    private static boolean scopeTimesOut(Model model, Element wait) {
        for (Element scope = Model.parent(wait); scope != null; scope = Model.parent(scope)) {
            if (hasTimerBoundary(model, scope) || hasTimerSubProcess(scope)) {
                return true;
            }
        }
        return false;
    }

    private static boolean hasTimerSubProcess(Element scope) {
        return Model.children(scope, "subProcess").stream()
                .filter(sub -> sub.getAttribute("triggeredByEvent").equals("true"))
                .flatMap(sub -> Model.children(sub, "startEvent").stream())
                .anyMatch(start ->
                        isTimer(start) && !start.getAttribute("isInterrupting").equals("false"));
    }

    private static boolean isTimer(Element event) {
        return Model.has(event, "timerEventDefinition");
    }
}
