package io.postrider.journeys.rules;

import java.util.Set;
import org.w3c.dom.Attr;
import org.w3c.dom.Element;
import org.w3c.dom.NamedNodeMap;

/** A model may only name steps this installation offers: a class name or a free expression could run anything. */
final class KnownSteps implements ModelRule {

    private static final Set<String> WORKING = Set.of("serviceTask", "sendTask", "businessRuleTask");

    private final Set<String> steps;

    KnownSteps(Set<String> steps) {
        this.steps = steps;
    }

    @Override
    public String name() {
        return "known-steps";
    }

    @Override
    public void check(Model model, Findings findings) {
        model.elements().forEach(element -> checkAttributes(element, findings));
        model.nodes().stream()
                .filter(node -> WORKING.contains(node.getLocalName()) && !saysWhatToDo(node))
                .forEach(node ->
                        findings.add(node, "This task does nothing: choose a step, an external topic or a decision"));
    }

    private void checkAttributes(Element element, Findings findings) {
        NamedNodeMap attributes = element.getAttributes();
        for (int i = 0; i < attributes.getLength(); i++) {
            Attr attribute = (Attr) attributes.item(i);
            String name = attribute.getLocalName();
            // Listeners carry these without a namespace: they are elements of the engine themselves.
            if (name != null && (Model.isEngine(attribute) || Model.isEngine(element))) {
                check(element, name, attribute.getValue(), findings);
            }
        }
    }

    private void check(Element element, String attribute, String value, Findings findings) {
        if (attribute.toLowerCase(java.util.Locale.ROOT).endsWith("class")) {
            findings.add(element, "Java classes cannot be named in a model: choose a step instead of '" + value + "'");
        } else if (attribute.equals("expression") && !element.getLocalName().equals("field")) {
            findings.add(element, "A step cannot be a free expression: choose a known step instead of '" + value + "'");
        } else if (attribute.toLowerCase(java.util.Locale.ROOT).endsWith("delegateexpression") && !known(value)) {
            findings.add(
                    element,
                    "There is no step '" + value + "'; known steps are "
                            + steps.stream().sorted().toList());
        } else if (attribute.equals("config") && element.getAttribute("name").equals("validator")) {
            findings.add(element, "Validators are Java classes, which cannot be named in a model: use a form instead");
        } else if (attribute.equals("type") && value.matches("mail|shell") && Model.isNode(element)) {
            findings.add(element, "Built-in tasks of type '" + value + "' are not allowed: choose a known step");
        }
    }

    private boolean known(String expression) {
        return expression.matches("[$#]\\{\\s*\\w+\\s*}")
                && steps.contains(
                        expression.substring(2, expression.length() - 1).strip());
    }

    private static boolean saysWhatToDo(Element task) {
        return !Model.engine(task, "delegateExpression").isEmpty()
                || !Model.engine(task, "decisionRef").isEmpty()
                || (Model.engine(task, "type").equals("external")
                        && !Model.engine(task, "topic").isEmpty())
                // Told by their own words above.
                || !Model.engine(task, "class").isEmpty()
                || !Model.engine(task, "expression").isEmpty()
                || !Model.engine(task, "type").isEmpty();
    }
}
