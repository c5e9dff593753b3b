package io.postrider.journeys.rules;

import java.util.ArrayList;
import java.util.List;
import org.w3c.dom.Element;

/** Collects what one rule finds. */
final class Findings {

    private final String rule;
    private final List<Finding> all = new ArrayList<>();

    Findings(String rule) {
        this.rule = rule;
    }

    /** @param element the element, or one inside it when it has no id of its own */
    void add(Element element, String message) {
        all.add(new Finding(Model.nearestId(element), rule, message));
    }

    List<Finding> all() {
        return all;
    }
}
