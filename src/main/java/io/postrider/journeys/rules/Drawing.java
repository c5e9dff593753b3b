package io.postrider.journeys.rules;

import java.util.Set;
import java.util.stream.Collectors;
import org.w3c.dom.Element;

/** What is not drawn cannot be seen in the console or in Cockpit: every step and every flow needs its shape. */
final class Drawing implements ModelRule {

    @Override
    public String name() {
        return "drawing";
    }

    @Override
    public void check(Model model, Findings findings) {
        Set<String> drawn = model.elements().stream()
                .filter(element -> Model.DIAGRAM.equals(element.getNamespaceURI()))
                .map(element -> element.getAttribute("bpmnElement"))
                .collect(Collectors.toSet());
        for (Element element : model.elements()) {
            if ((Model.isNode(element) || Model.is(element, "sequenceFlow"))
                    && !drawn.contains(element.getAttribute("id"))) {
                findings.add(
                        element,
                        "This element has no shape in the diagram: open the file in Camunda Modeler and draw it");
            }
        }
    }
}
