package io.postrider.journeys.rules;

import java.util.Set;
import org.w3c.dom.Element;

/** Scripts and connectors are code and network calls inside a drawing: nobody reviews, tests or sees them there. */
final class NoScripts implements ModelRule {

    private static final Set<String> ENGINE_ELEMENTS = Set.of("script", "connector");

    @Override
    public String name() {
        return "no-scripts";
    }

    @Override
    public void check(Model model, Findings findings) {
        for (Element element : model.elements()) {
            if (Model.is(element, "scriptTask")) {
                findings.add(element, "Script tasks are not allowed: choose a known step or an external task");
            } else if (Model.isEngine(element) && ENGINE_ELEMENTS.contains(element.getLocalName())) {
                findings.add(
                        element,
                        "A " + element.getLocalName()
                                + " is not allowed here: write a plain value or a simple expression");
            } else if (isScriptedCondition(element)) {
                findings.add(element, "A condition is a simple expression such as ${clicked}, no script");
            }
        }
    }

    private static boolean isScriptedCondition(Element element) {
        return Model.isBpmn(element)
                && (element.getLocalName().equals("conditionExpression")
                        || element.getLocalName().equals("condition"))
                && (!element.getAttribute("language").isEmpty()
                        || !Model.engine(element, "resource").isEmpty());
    }
}
