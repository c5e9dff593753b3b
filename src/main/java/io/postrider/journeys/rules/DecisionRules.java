package io.postrider.journeys.rules;

import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.operaton.bpm.dmn.engine.DmnEngine;
import org.operaton.bpm.dmn.engine.DmnEngineConfiguration;
import org.operaton.bpm.dmn.engine.DmnEngineException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** What a decision table must keep to: readable, and written in FEEL, which cannot reach the server. */
final class DecisionRules {

    private static final DmnEngine ENGINE =
            DmnEngineConfiguration.createDefaultDmnEngineConfiguration().buildEngine();

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
        return findings.isEmpty() ? readByEngine(xml) : findings;
    }

    /** Asked here, the engine's refusal is a finding; asked later, it is a failure of the server. */
    private static List<Finding> readByEngine(byte[] xml) {
        try {
            ENGINE.parseDecisionRequirementsGraph(new ByteArrayInputStream(xml));
            return List.of();
        } catch (DmnEngineException e) {
            Throwable cause = e;
            while (cause.getCause() != null) {
                cause = cause.getCause();
            }
            return List.of(new Finding(null, "readable", "The file is no decision: " + cause.getMessage()));
        }
    }
}
