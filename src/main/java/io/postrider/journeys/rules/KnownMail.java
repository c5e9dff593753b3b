package io.postrider.journeys.rules;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** A mail that names a template or purpose nobody knows would fail for every single contact: better refused at once. */
final class KnownMail implements ModelRule {

    private final Vocabulary known;

    KnownMail(Vocabulary known) {
        this.known = known;
    }

    @Override
    public String name() {
        return "known-mail";
    }

    @Override
    public void check(Model model, Findings findings) {
        model.all("process").stream().flatMap(KnownMail::sends).forEach(task -> check(task, findings));
    }

    /** The steps of a process that send mail. */
    static Stream<Element> sends(Element process) {
        NodeList all = process.getElementsByTagNameNS(Model.BPMN, "*");
        return IntStream.range(0, all.getLength())
                .mapToObj(i -> (Element) all.item(i))
                .filter(element -> Model.engine(element, "delegateExpression").matches("[$#]\\{\\s*sendEmail\\s*}"));
    }

    private void check(Element task, Findings findings) {
        Map<String, String> inputs = Extensions.inputs(task);
        oneOf(task, inputs, "template", known.templates().keySet(), findings);
        oneOf(task, inputs, "purpose", known.purposes(), findings);
        if (inputs.containsKey("moment")) {
            oneOf(task, inputs, "moment", Set.of("now", "nextWindow"), findings);
        }
        variants(task, inputs, findings);
    }

    private static void oneOf(
            Element task, Map<String, String> inputs, String name, Set<String> values, Findings findings) {
        String value = inputs.getOrDefault(name, "");
        if (value.isBlank()) {
            findings.add(task, "Fill in the " + name + " of this mail");
        } else if (!Extensions.isExpression(value) && !values.contains(value)) {
            findings.add(
                    task,
                    "There is no " + name + " '" + value + "'; there are "
                            + values.stream().sorted().toList());
        }
    }

    private void variants(Element task, Map<String, String> inputs, Findings findings) {
        List<String> there = known.templates().get(inputs.getOrDefault("template", ""));
        String wanted = inputs.getOrDefault("variants", "");
        if (there == null || wanted.isBlank() || Extensions.isExpression(wanted)) {
            return;
        }
        Arrays.stream(wanted.split(","))
                .map(String::strip)
                .filter(variant -> !there.contains(variant))
                .forEach(variant ->
                        findings.add(task, "The template has no variant '" + variant + "'; it has " + there));
    }
}
