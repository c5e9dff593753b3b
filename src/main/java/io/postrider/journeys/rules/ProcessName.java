package io.postrider.journeys.rules;

import org.w3c.dom.Element;

/** The id of a process is its name in addresses, reports and the API: short, lower-case, words joined by hyphens. */
final class ProcessName implements ModelRule {

    @Override
    public String name() {
        return "process-name";
    }

    @Override
    public void check(Model model, Findings findings) {
        for (Element process : model.all("process")) {
            String id = process.getAttribute("id");
            if (!id.matches("[a-z][a-z0-9]*(-[a-z0-9]+)*") || id.length() > 60) {
                findings.add(
                        process,
                        "'" + id
                                + "' is no good id: write words in lower case joined by hyphens, such as welcome-series");
            }
        }
    }
}
