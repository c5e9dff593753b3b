package io.postrider.journeys.rules;

import io.postrider.journeys.JourneyStart;
import java.util.List;
import java.util.Map;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** The start event says who enters; a message or timer as start knows no contact and belongs to campaigns and operations. */
final class StartEvents implements ModelRule {

    private static final String TRIGGER = "trigger";

    @Override
    public String name() {
        return "start-events";
    }

    @Override
    public void check(Model model, Findings findings) {
        for (Element process : model.all("process")) {
            List<Element> starts = Model.children(process, "startEvent");
            List<Element> triggered = starts.stream()
                    .filter(start -> Extensions.properties(start).containsKey(TRIGGER))
                    .toList();
            if (triggered.isEmpty()) {
                sendersMustSayWhoEnters(process, starts, findings);
            } else {
                starts.forEach(start -> journey(start, findings));
            }
        }
    }

    private static void sendersMustSayWhoEnters(Element process, List<Element> starts, Findings findings) {
        boolean sends = KnownMail.sends(process).findAny().isPresent();
        if (sends) {
            Element at = starts.isEmpty() ? process : starts.get(0);
            findings.add(
                    at,
                    "Somebody gets mail here, so say who enters: use the template 'Journey start' and fill in the trigger");
        }
    }

    private static void journey(Element start, Findings findings) {
        if (hasEventDefinition(start)) {
            findings.add(
                    start,
                    "A journey starts with a plain start event; what makes a contact enter stands in its trigger");
            return;
        }
        Map<String, String> properties = Extensions.properties(start);
        if (!properties.containsKey(TRIGGER)) {
            findings.add(start, "A journey has one start event, and it says who enters");
        } else {
            JourneyStart.findings(properties).forEach(fault -> findings.add(start, fault));
        }
    }

    private static boolean hasEventDefinition(Element start) {
        for (Node child = start.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child instanceof Element element && element.getLocalName().endsWith("EventDefinition")) {
                return true;
            }
        }
        return false;
    }
}
