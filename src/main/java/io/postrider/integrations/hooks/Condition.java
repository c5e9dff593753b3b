package io.postrider.integrations.hooks;

import java.util.Set;
import java.util.stream.Collectors;

/**
 * When a rule counts.
 *
 * @param values what must stand there; empty: anything
 * @param wanted false turns it round
 */
record Condition(Place place, Set<String> values, boolean wanted) {

    /** {@code {"path": "$.status", "is": ["paid"]}}, {@code "not"} for the opposite, {@code "told": true} for anything at all. */
    static Condition parse(Spec spec) {
        spec.object("path", "is", "not", "told");
        Place place =
                Place.parse(spec.needed("path").where(), spec.needed("path").text());
        if (spec.has("told")) {
            return new Condition(place, Set.of(), spec.truth("told", true));
        }
        boolean wanted = spec.has("is");
        Set<String> values = spec.needed(wanted ? "is" : "not").list().stream()
                .map(it -> it.json().asText())
                .collect(Collectors.toUnmodifiableSet());
        return new Condition(place, values, wanted);
    }

    boolean holds(Body body) {
        boolean there = place.all(body).stream().anyMatch(it -> values.isEmpty() || values.contains(it.asText()));
        return there == wanted;
    }
}
