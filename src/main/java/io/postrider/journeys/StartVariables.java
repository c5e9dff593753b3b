package io.postrider.journeys;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** The values a contact enters a journey with: few, plain, and only what the drawing asks for. */
final class StartVariables {

    static final int MOST = 30;
    static final int LONGEST = 1000;
    private static final String NAME = "[a-z][A-Za-z0-9]{0,62}";

    private StartVariables() {}

    static boolean isPrimitive(Object value) {
        return value instanceof String || value instanceof Number || value instanceof Boolean;
    }

    /** Of an event's properties, those the drawing speaks of; so nothing personal gets into the engine by accident. */
    static Map<String, Object> from(Map<String, Object> properties, Set<String> wanted) {
        Map<String, Object> variables = new HashMap<>();
        properties.forEach((name, value) -> {
            if (wanted.contains(name)
                    && isPrimitive(value)
                    && !(value instanceof String text && text.length() > LONGEST)) {
                variables.put(name, value);
            }
        });
        return variables;
    }

    /** @throws InvalidVariables naming the first variable that cannot be taken */
    static Map<String, Object> checked(Map<String, Object> variables) {
        if (variables == null) {
            return Map.of();
        }
        if (variables.size() > MOST) {
            throw new InvalidVariables("At most %d variables can be given, not %d".formatted(MOST, variables.size()));
        }
        variables.forEach(StartVariables::check);
        return variables;
    }

    private static void check(String name, Object value) {
        if (!name.matches(NAME)) {
            throw new InvalidVariables("Variable names are camelCase, at most 63 letters and digits: not '"
                    + name.replaceAll("\\p{Cntrl}", "?").substring(0, Math.min(name.length(), 80)) + "'");
        }
        if (name.equals(Admitted.NAME)) {
            throw new InvalidVariables("Variable '" + name + "' is Postrider's own");
        }
        if (!isPrimitive(value)) {
            throw new InvalidVariables("Variable '" + name + "' must be a text, a number or true/false");
        }
        if (value instanceof String text && (text.length() > LONGEST || text.matches("(?s).*\\p{Cntrl}.*"))) {
            throw new InvalidVariables(
                    "Variable '%s' must be at most %d characters without control characters".formatted(name, LONGEST));
        }
    }
}
