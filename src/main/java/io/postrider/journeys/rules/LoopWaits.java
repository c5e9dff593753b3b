package io.postrider.journeys.rules;

import java.util.HashSet;
import java.util.Set;
import org.w3c.dom.Element;

/** A loop without a wait runs as fast as the machine can, and sends as fast as it runs. */
final class LoopWaits implements ModelRule {

    @Override
    public String name() {
        return "loop-waits";
    }

    @Override
    public void check(Model model, Findings findings) {
        Set<Element> done = new HashSet<>();
        for (Element node : model.nodes()) {
            visit(model, node, new HashSet<>(), done, findings);
        }
    }

    private static void visit(Model model, Element node, Set<Element> path, Set<Element> done, Findings findings) {
        if (waits(node) || done.contains(node)) {
            return;
        }
        if (!path.add(node)) {
            done.add(node);
            findings.add(node, "This element lies in a loop without a wait: draw a timer into it");
            return;
        }
        for (Element next : model.after(node)) {
            visit(model, next, path, done, findings);
        }
        path.remove(node);
        done.add(node);
    }

    private static boolean waits(Element node) {
        return switch (node.getLocalName()) {
            case "intermediateCatchEvent", "receiveTask", "userTask", "eventBasedGateway" -> true;
            default -> Model.engine(node, "type").equals("external");
        };
    }
}
