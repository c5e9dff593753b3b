package io.postrider.integrations.connections;

import io.postrider.integrations.connections.ConnectionKind.Part;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** What was told to connect, held to what the kind needs. */
final class Parts {

    private static final int LONGEST = 2_000;

    private Parts() {}

    /**
     * Everything the kind knows, by name.
     *
     * @param kept secrets told before, which need not be told again
     * @throws InvalidConnection naming what does not fit, never its value
     */
    static Map<String, String> checked(ConnectionKind kind, Map<String, String> told, Map<String, String> kept) {
        List<Part> parts = kind.parts();
        Set<String> strange = new TreeSet<>(told.keySet());
        parts.forEach(part -> strange.remove(part.name()));
        if (!strange.isEmpty()) {
            throw InvalidConnection.because(kind.title() + " knows no " + String.join(", ", strange) + "; it has "
                    + String.join(", ", parts.stream().map(Part::name).toList()) + ".");
        }
        Map<String, String> all = new LinkedHashMap<>();
        parts.forEach(part -> all.put(part.name(), value(part, told.get(part.name()), kept.get(part.name()))));
        return all;
    }

    private static String value(Part part, String told, String kept) {
        if (told == null || told.isBlank()) {
            String before = part.secret() ? kept : null;
            if (before == null && part.otherwise() == null) {
                throw InvalidConnection.because("settings." + part.name() + " is missing: " + part.label() + ".");
            }
            return before == null ? part.otherwise() : before;
        }
        String value = told.strip();
        if (value.length() > LONGEST || !value.matches(part.pattern())) {
            throw InvalidConnection.because("settings." + part.name() + " does not look like it should: " + part.label()
                    + (part.help() == null ? "." : ". " + part.help()));
        }
        return value;
    }
}
