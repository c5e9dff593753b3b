package io.postrider.journeys.rules;

import java.util.regex.Pattern;
import org.w3c.dom.Element;

/** Ids stand in reports, in the API and in the history of every contact: chosen names tell something, generated ones nothing. */
final class ChosenIds implements ModelRule {

    /** As Camunda Modeler makes them up: Activity_0abc123. */
    private static final Pattern GENERATED = Pattern.compile("[A-Z][A-Za-z]*_[0-9a-z]{7}");

    @Override
    public String name() {
        return "chosen-ids";
    }

    @Override
    public void check(Model model, Findings findings) {
        for (Element node : model.nodes()) {
            String id = node.getAttribute("id");
            String prefix = prefix(node.getLocalName());
            boolean chosen = id.startsWith(prefix + "_") || id.startsWith(node.getLocalName() + "_");
            if (!chosen || id.endsWith("_")) {
                findings.add(
                        node,
                        "Give '" + id + "' a chosen id that begins with " + prefix + "_, such as " + prefix + "_"
                                + example(prefix));
            }
        }
        model.all("sequenceFlow").stream()
                .filter(flow -> GENERATED.matcher(flow.getAttribute("id")).matches())
                .forEach(flow -> findings.add(
                        flow, "Give '" + flow.getAttribute("id") + "' a chosen id, such as flow_clickedYes"));
    }

    private static String prefix(String type) {
        if (type.endsWith("Gateway")) {
            return "gateway";
        }
        boolean between = type.startsWith("intermediate") || type.equals("boundaryEvent");
        return between ? "event" : type;
    }

    private static String example(String prefix) {
        return switch (prefix) {
            case "gateway" -> "clicked";
            case "event" -> "twoDaysPassed";
            case "startEvent" -> "newsletterSubscribed";
            case "endEvent" -> "bought";
            default -> "sendThanks";
        };
    }
}
