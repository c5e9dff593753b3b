package io.postrider.journeys.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** What a decision table must keep to: readable, and written in FEEL, which cannot reach the server. */
final class DecisionRules {

    private DecisionRules() {}

    static List<Finding> check(byte[] xml) {
        Document document;
        try {
            document = SafeXml.parse(xml);
        } catch (Unreadable e) {
            return List.of(new Finding(null, "readable", e.getMessage()));
        }
        List<Finding> findings = new ArrayList<>();
        NodeList all = document.getElementsByTagNameNS("*", "*");
        for (int i = 0; i < all.getLength(); i++) {
            Element element = (Element) all.item(i);
            String language = element.getAttribute("expressionLanguage").toLowerCase(Locale.ROOT);
            if (!language.isEmpty() && !language.equals("feel") && !language.endsWith("/feel/")) {
                String id = element.hasAttribute("id") ? element.getAttribute("id") : null;
                findings.add(new Finding(id, "feel-only", "Decisions are written in FEEL, not in " + language));
            }
        }
        return findings;
    }
}
