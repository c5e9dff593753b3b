package io.postrider.journeys.rules;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.w3c.dom.Element;

/** A question needs all its answers, written on the flows, and none that says the opposite of its condition. */
final class GatewayFlows implements ModelRule {

    private static final Set<String> YES = Set.of("yes", "true", "ja", "oui");
    private static final Set<String> NO = Set.of("no", "false", "nein", "non", "not");

    @Override
    public String name() {
        return "gateway-flows";
    }

    @Override
    public void check(Model model, Findings findings) {
        for (Element gateway : model.all("exclusiveGateway")) {
            List<Element> flows = model.flowsFrom(gateway);
            if (flows.size() > 1) {
                check(gateway, flows, findings);
            }
        }
    }

    private static void check(Element gateway, List<Element> flows, Findings findings) {
        String standard = gateway.getAttribute("default");
        if (flows.stream().noneMatch(flow -> flow.getAttribute("id").equals(standard))) {
            findings.add(
                    gateway, "Mark one of the flows as default: otherwise a contact whom no condition fits gets stuck");
        }
        Set<String> labels = new HashSet<>();
        for (Element flow : flows) {
            String label = flow.getAttribute("name").strip().toLowerCase(Locale.ROOT);
            boolean isDefault = flow.getAttribute("id").equals(standard);
            String condition = condition(flow);
            if (label.isEmpty()) {
                findings.add(flow, "Write the answer on this flow, such as Yes or No");
            } else if (!labels.add(label)) {
                findings.add(flow, "Two flows of this gateway say '" + flow.getAttribute("name") + "'");
            }
            if (isDefault && !condition.isEmpty()) {
                findings.add(flow, "The default flow is taken when nothing else fits: take its condition away");
            } else if (!isDefault && condition.isEmpty()) {
                findings.add(flow, "This flow has no condition, so it would always be taken");
            }
            contradiction(flow, label, condition, findings);
        }
        swapped(flows, standard, findings);
    }

    private static void contradiction(Element flow, String label, String condition, Findings findings) {
        if (condition.isEmpty()) {
            return;
        }
        if (YES.contains(label) && negates(condition)) {
            findings.add(
                    flow, "The flow says '" + flow.getAttribute("name") + "', its condition " + condition + " says no");
        } else if (NO.contains(label) && affirms(condition)) {
            findings.add(
                    flow,
                    "The flow says '" + flow.getAttribute("name") + "', its condition " + condition + " says yes");
        }
    }

    /** When Yes is the default, whatever is asked on the other flow must be the negation. */
    private static void swapped(List<Element> flows, String standard, Findings findings) {
        for (Element flow : flows) {
            boolean defaultYes = flow.getAttribute("id").equals(standard)
                    && YES.contains(flow.getAttribute("name").strip().toLowerCase(Locale.ROOT));
            if (defaultYes && flows.size() == 2 && flows.stream().anyMatch(other -> affirms(condition(other)))) {
                findings.add(
                        flow,
                        "Yes is taken when the other flow's condition does not hold, but that condition is not negated");
            }
        }
    }

    private static String condition(Element flow) {
        List<Element> conditions = Model.children(flow, "conditionExpression");
        return conditions.isEmpty() ? "" : conditions.get(0).getTextContent().strip();
    }

    private static boolean negates(String condition) {
        return condition.matches("[$#]\\{\\s*(!(?!=).*|not\\s.*|\\w+\\s*(==|eq)\\s*false)\\s*}");
    }

    /** A variable by itself, or said to be true; of other comparisons nobody knows what Yes means. */
    private static boolean affirms(String condition) {
        return condition.matches("[$#]\\{\\s*\\w+(\\s*(==|eq)\\s*true)?\\s*}");
    }
}
