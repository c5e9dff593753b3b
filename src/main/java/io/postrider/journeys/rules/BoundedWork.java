package io.postrider.journeys.rules;

import org.w3c.dom.Element;

/** A step that is repeated a million times, or a drawing that calls itself, takes the whole server with it. */
final class BoundedWork implements ModelRule {

    private static final int MOST = 100;

    @Override
    public String name() {
        return "bounded-work";
    }

    @Override
    public void check(Model model, Findings findings) {
        for (Element times : model.all("loopCardinality")) {
            String text = times.getTextContent().strip();
            if (!text.matches("\\d{1,3}") || Integer.parseInt(text) > MOST) {
                findings.add(times, "Write how often this is repeated, as a number up to " + MOST);
            }
        }
        for (Element call : model.all("callActivity")) {
            String called = call.getAttribute("calledElement");
            if (Extensions.isExpression(called)) {
                findings.add(call, "Name the drawing that is called; an expression could call any, also this one");
            } else if (model.all("process").stream()
                    .anyMatch(process -> process.getAttribute("id").equals(called))) {
                findings.add(call, "A drawing that calls itself never comes to an end");
            }
        }
    }
}
