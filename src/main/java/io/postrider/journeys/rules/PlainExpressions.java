package io.postrider.journeys.rules;

import java.util.Set;
import org.w3c.dom.Attr;
import org.w3c.dom.Element;
import org.w3c.dom.NamedNodeMap;
import org.w3c.dom.Node;
import org.w3c.dom.Text;

/** Expressions compare variables and ask the calendar; anything more could reach into the server. */
final class PlainExpressions implements ModelRule {

    /** What people read and the engine never evaluates. */
    private static final Set<String> PROSE = Set.of("documentation", "text");

    @Override
    public String name() {
        return "plain-expressions";
    }

    @Override
    public void check(Model model, Findings findings) {
        for (Element element : model.elements()) {
            NamedNodeMap attributes = element.getAttributes();
            for (int i = 0; i < attributes.getLength(); i++) {
                check(element, ((Attr) attributes.item(i)).getValue(), findings);
            }
            if (!Model.isBpmn(element) || !PROSE.contains(element.getLocalName())) {
                check(element, ownText(element), findings);
            }
        }
    }

    private static void check(Element element, String text, Findings findings) {
        Expressions.fault(text).ifPresent(fault -> findings.add(element, fault));
    }

    private static String ownText(Element element) {
        StringBuilder text = new StringBuilder();
        for (Node child = element.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child instanceof Text part) {
                text.append(part.getData());
            }
        }
        return text.toString();
    }
}
