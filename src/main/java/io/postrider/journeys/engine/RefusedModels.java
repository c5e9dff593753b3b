package io.postrider.journeys.engine;

import io.postrider.journeys.rules.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.operaton.bpm.engine.ParseException;
import org.operaton.bpm.engine.Problem;
import org.operaton.bpm.engine.ResourceReport;

/** Says findings in the engine's own words, and the engine's findings in ours. */
final class RefusedModels {

    private RefusedModels() {}

    /** The engine's parse error: Modeler and Cockpit know how to show it at the elements. */
    static ParseException of(Map<String, List<Finding>> refused) {
        StringBuilder message = new StringBuilder("The deployment is refused.");
        refused.forEach((file, findings) -> findings.forEach(finding -> message.append("\n* ")
                .append(finding.message())
                .append(" | ")
                .append(file)
                .append(finding.elementId() == null ? "" : " | element " + finding.elementId())));
        ParseException error = null;
        for (Map.Entry<String, List<Finding>> file : refused.entrySet()) {
            List<Problem> problems = file.getValue().stream().map(Refusal::of).toList();
            ParseException report = new ParseException(message.toString(), file.getKey(), problems, List.of());
            if (error == null) {
                error = report;
            } else {
                error.getResourceReports().addAll(report.getResourceReports());
            }
        }
        return error;
    }

    static List<Finding> findings(ParseException error) {
        List<Finding> findings = new ArrayList<>();
        for (ResourceReport report : error.getResourceReports()) {
            report.getErrors()
                    .forEach(problem ->
                            findings.add(new Finding(problem.getMainElementId(), "engine", problem.getMessage())));
        }
        return findings;
    }

    /** Lines are unknown: Modeler goes by the element. */
    private record Refusal(String message, String element) implements Problem {

        static Problem of(Finding finding) {
            return new Refusal(finding.message() + " (" + finding.rule() + ")", finding.elementId());
        }

        @Override
        public String getMessage() {
            return message;
        }

        @Override
        public int getLine() {
            return 0;
        }

        @Override
        public int getColumn() {
            return 0;
        }

        @Override
        public String getMainElementId() {
            return element;
        }

        @Override
        public List<String> getElementIds() {
            return element == null ? List.of() : List.of(element);
        }
    }
}
