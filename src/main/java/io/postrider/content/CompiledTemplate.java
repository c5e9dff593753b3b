package io.postrider.content;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.velocity.exception.VelocityException;

/**
 * A template ready to be filled, with what was found when it was read.
 *
 * @param subjects by variant; the ordinary one has the empty name
 * @param html null, like the other parts, when the template is broken
 */
record CompiledTemplate(
        Template template,
        VariableTree variables,
        Map<String, Part> subjects,
        Part html,
        Part text,
        List<Finding> findings) {

    boolean usable() {
        return findings.stream().noneMatch(Finding::isError);
    }

    CompiledTemplate with(List<Finding> more) {
        List<Finding> all = new ArrayList<>(findings);
        all.addAll(more);
        return new CompiledTemplate(template, variables, subjects, html, text, List.copyOf(all));
    }

    Rendered render(String variant, Map<String, Object> values, ContentSettings limits) {
        List<String> errors = new ArrayList<>();
        if (!usable()) {
            findings.stream().filter(Finding::isError).forEach(finding -> errors.add(finding.toString()));
            return failed(errors);
        }
        Part subject = subjects.get(variant == null ? "" : variant);
        if (subject == null) {
            return failed(List.of("The template '" + template.key() + "' has no subject variant '" + variant
                    + "', only " + template.variants()));
        }
        Map<String, Object> complete = complete(values, errors);
        Filling filling = new Filling(complete, limits, errors);
        String subjectLine = Subject.line(filling.fill(subject));
        if (subjectLine.isEmpty()) {
            errors.add(subject.name() + ": is empty with these values");
        }
        String filledHtml = filling.fill(html);
        String filledText = filling.fill(text);
        return new Rendered(
                template.key(), template.version(), subjectLine, filledHtml, filledText, List.copyOf(errors));
    }

    private Rendered failed(List<String> errors) {
        return new Rendered(template.key(), template.version(), "", "", "", List.copyOf(errors));
    }

    /** The declared names with their values; what this mail says about itself is added here. */
    private Map<String, Object> complete(Map<String, Object> values, List<String> errors) {
        Map<String, Object> all = new LinkedHashMap<>(values);
        all.put("mail", Map.of("reason", template.reason()));
        List<String> missing = new ArrayList<>();
        Map<String, Object> resolved = variables.resolve(all, missing);
        missing.forEach(path -> errors.add(
                "template.json: '" + path + "' has neither a value nor a default, so the mail cannot leave"));
        return resolved;
    }

    private record Filling(Map<String, Object> values, ContentSettings limits, List<String> errors) {

        String fill(Part part) {
            Budget budget = new Budget(limits.maxOutput().toBytes(), limits.deadline());
            try {
                return part.render(values, budget);
            } catch (VelocityException e) {
                errors.add(part.name() + ": cannot be rendered: " + e.getMessage());
            } catch (RuntimeException e) {
                errors.add(part.name() + ": " + reason(e));
            }
            return "";
        }

        private static String reason(RuntimeException e) {
            Throwable cause = e;
            while (cause.getCause() != null && !(cause instanceof Budget.Exceeded)) {
                cause = cause.getCause();
            }
            return cause.getMessage();
        }
    }
}
