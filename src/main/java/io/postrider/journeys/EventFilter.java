package io.postrider.journeys;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which of the events of a name are meant: {@code purpose=newsletter,channel=email}.
 *
 * <p>A value that begins with a dollar sign is a variable of the waiting journey: {@code purpose=$purpose}.
 *
 * @param wanted value by property
 */
public record EventFilter(Map<String, String> wanted) {

    /** Events that programs cause as well as people. */
    private static final Set<String> REACTIONS = Set.of("email.opened", "email.clicked");

    static final EventFilter ANY = new EventFilter(Map.of());

    /** @throws IllegalArgumentException with a sentence for the analyst */
    public static EventFilter parse(String text) {
        if (text == null || text.isBlank()) {
            return ANY;
        }
        Map<String, String> wanted = new LinkedHashMap<>();
        for (String pair : text.split(",", -1)) {
            int equals = pair.indexOf('=');
            String name = equals < 0 ? "" : pair.substring(0, equals).strip();
            String value = pair.substring(equals + 1).strip();
            if (name.isEmpty() || value.isEmpty()) {
                throw new IllegalArgumentException("Filter '" + text + "' is not understood; write property=value,...");
            }
            wanted.put(name, value);
        }
        return new EventFilter(wanted);
    }

    boolean matches(String event, Map<String, Object> properties, Map<String, ?> variables) {
        return resolved(event, variables).entrySet().stream()
                .allMatch(e -> e.getValue().equals(String.valueOf(properties.get(e.getKey()))));
    }

    /**
     * The filter with the variables' values put in; an unknown variable stays as it is written and so matches nothing.
     *
     * <p>What programs do with a mail moves nobody: an open or a click must be a person's, unless the filter names another
     * {@code verdict} itself.
     */
    Map<String, String> resolved(String event, Map<String, ?> variables) {
        Map<String, String> resolved = new LinkedHashMap<>();
        wanted.forEach((name, value) -> {
            Object variable = value.startsWith("$") ? variables.get(value.substring(1)) : null;
            resolved.put(name, variable == null ? value : variable.toString());
        });
        if (REACTIONS.contains(event)) {
            resolved.putIfAbsent("verdict", "human");
        }
        return resolved;
    }

    /** Names of the variables it refers to. */
    Set<String> variables() {
        return wanted.values().stream()
                .filter(value -> value.startsWith("$"))
                .map(value -> value.substring(1))
                .collect(Collectors.toSet());
    }
}
