package io.postrider.journeys.rules;

import org.w3c.dom.Element;

/** A form key may bring a web page with scripts into Tasklist; a form reference names a form everybody can review. */
final class FormsByReference implements ModelRule {

    @Override
    public String name() {
        return "forms-by-reference";
    }

    @Override
    public void check(Model model, Findings findings) {
        for (Element element : model.elements()) {
            if (!Model.engine(element, "formKey").isEmpty()) {
                findings.add(element, "Use a form reference (the id of a form) instead of a form key");
            }
            if (Model.engine(element, "formRefBinding").equals("deployment")) {
                findings.add(
                        element,
                        "Bind the form to its latest version: bound to the deployment, the model could not be deployed alone");
            }
        }
    }
}
