package io.postrider.content;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.velocity.runtime.parser.node.SimpleNode;

/** One reading of one template. */
final class Compilation {

    private static final String BODY = "body.mjml";
    private static final String TEXT = "text.vm";

    private final TemplateFiles files;
    private final Blueprint blueprint;
    private final VariableTree variables;
    private final Velocity velocity;
    private final List<Finding> findings = new ArrayList<>();

    Compilation(TemplateFiles files, Blueprint blueprint, VariableTree variables, Velocity velocity) {
        this.files = files;
        this.blueprint = blueprint;
        this.variables = variables;
        this.velocity = velocity;
    }

    CompiledTemplate run() {
        Map<String, Part> subjects = subjects();
        Part text = plain(TEXT);
        Part html = html();
        return new CompiledTemplate(describe(subjects), variables, subjects, html, text, List.copyOf(findings));
    }

    private Template describe(Map<String, Part> subjects) {
        return new Template(
                files.key(),
                blueprint.name(),
                blueprint.description() == null ? "" : blueprint.description(),
                blueprint.mailKind(),
                blueprint.reason(),
                files.version(),
                subjects.keySet().stream().filter(variant -> !variant.isEmpty()).toList(),
                blueprint.declared(),
                blueprint.sample());
    }

    private Map<String, Part> subjects() {
        Map<String, Part> subjects = new LinkedHashMap<>();
        subjects.put("", part("subject.vm", Encoding.PLAIN, new LinkedHashSet<>()));
        for (String file : files.own().keySet()) {
            if (file.startsWith("subject-") && file.endsWith(".vm")) {
                String variant = file.substring("subject-".length(), file.length() - ".vm".length());
                subjects.put(variant, part(file, Encoding.PLAIN, new LinkedHashSet<>()));
            }
        }
        return subjects;
    }

    private Part plain(String file) {
        Set<String> used = new LinkedHashSet<>();
        Part part = part(file, Encoding.PLAIN, used);
        requireWayOut(file, used);
        return part;
    }

    private Part part(String file, Encoding encoding, Set<String> used) {
        String source = files.own().get(file);
        if (source == null) {
            findings.add(Finding.error(file, 0, "is missing"));
            return null;
        }
        org.apache.velocity.Template tree = read(file, source, encoding, used);
        return tree == null ? null : new Part(file, tree, encoding, source.length() * 2);
    }

    /** Reads and checks one source; null when it cannot be read at all. Nothing is said twice. */
    private org.apache.velocity.Template read(String file, String source, Encoding encoding, Set<String> used) {
        try {
            org.apache.velocity.Template tree = velocity.read(file, source, encoding);
            ReferenceCheck names = new ReferenceCheck(file, variables);
            names.check((SimpleNode) tree.getData()).stream()
                    .filter(finding -> findings.stream()
                            .noneMatch(
                                    said -> said.sentence().equals(finding.sentence()) && file.startsWith(said.part())))
                    .forEach(findings::add);
            used.addAll(names.used());
            return tree;
        } catch (Velocity.Unreadable e) {
            findings.add(Finding.error(file, e.line, e.getMessage()));
            return null;
        }
    }

    private Part html() {
        String source = files.own().get(BODY);
        if (source == null) {
            findings.add(Finding.error(BODY, 0, "is missing"));
            return null;
        }
        // The source is checked as its author wrote it, so that lines in findings are lines of the file.
        Set<String> used = new LinkedHashSet<>();
        if (read(BODY, source, Encoding.HTML, used) == null) {
            return null;
        }
        for (String image : Mjml.imagesWithoutAlt(source)) {
            findings.add(Finding.error(BODY, lineOf(source, image), "has an image without alt text: " + image));
        }
        return compiled(source, used);
    }

    private Part compiled(String source, Set<String> used) {
        try {
            String html = Mjml.compile(source, blueprint.language(), files.shared());
            var tree = read("body.mjml as HTML", html, Encoding.HTML, used);
            if (tree == null) {
                return null;
            }
            for (HtmlPart.Problem problem : HtmlPart.prepare((SimpleNode) tree.getData())) {
                findings.add(Finding.error(BODY, lineOf(source, problem.literal()), problem.sentence()));
            }
            requireWayOut(BODY, used);
            return new Part(BODY, tree, Encoding.HTML, html.length() + 4_096);
        } catch (IllegalArgumentException e) {
            findings.add(Finding.error(BODY, 0, e.getMessage()));
            return null;
        }
    }

    /** Marketing mail names the sender's postal address and a way out, in both of its parts. */
    private void requireWayOut(String file, Set<String> used) {
        if (blueprint.mailKind() == Template.Kind.MARKETING) {
            for (String path : List.of("links.unsubscribe", "brand.postalAddress")) {
                if (!used.contains(path)) {
                    findings.add(Finding.error(file, 0, "is marketing, so it must contain $" + path));
                }
            }
        }
    }

    private static int lineOf(String source, String literal) {
        int at = source.indexOf(literal);
        return at < 0 ? 0 : (int) source.substring(0, at).lines().count();
    }
}
