package io.postrider.content;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The names every mail may use without declaring them. */
final class EveryMail {

    private EveryMail() {}

    /** Those of the brand, of this mail, and the link out of it. */
    static List<Variable> variables(Brand brand, Template.Kind kind) {
        List<Variable> variables = new ArrayList<>();
        brand.values().forEach((name, value) -> add(variables, "brand." + name, value));
        variables.add(new Variable("mail.reason", "", "why she gets this mail"));
        // No marketing mail leaves without a way out, so there it has no default.
        String otherwise = kind == Template.Kind.MARKETING ? null : "";
        variables.add(new Variable("links.unsubscribe", otherwise, "where she can unsubscribe"));
        variables.add(new Variable("links.preferences", "", "where she chooses what she gets and how often"));
        return variables;
    }

    private static void add(List<Variable> variables, String path, Object value) {
        if (value instanceof Map<?, ?> group) {
            group.forEach((name, inner) -> add(variables, path + "." + name, inner));
        } else {
            variables.add(new Variable(path, value, "the brand's " + path.substring(path.lastIndexOf('.') + 1)));
        }
    }
}
