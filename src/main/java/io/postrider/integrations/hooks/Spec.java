package io.postrider.integrations.hooks;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiFunction;

/**
 * A part of a mapping file and where it stands, so that each finding names its place.
 *
 * @param where such as {@code topics.orders/create[0].event}
 */
record Spec(String where, JsonNode json) {

    /** An object with no other members than these: a misspelt one is a finding, not nothing. */
    Spec object(String... allowed) {
        if (!json.isObject()) {
            throw fault("must be an object");
        }
        Set<String> unknown = new TreeSet<>();
        json.fieldNames().forEachRemaining(unknown::add);
        unknown.removeAll(Set.of(allowed));
        if (!unknown.isEmpty()) {
            throw fault("has unknown members: " + String.join(", ", unknown));
        }
        return this;
    }

    boolean has(String name) {
        return json.hasNonNull(name);
    }

    Spec at(String name) {
        return new Spec(where.isEmpty() ? name : where + "." + name, json.path(name));
    }

    /** @throws UnusableMapping when it is missing */
    Spec needed(String name) {
        if (!has(name)) {
            throw at(name).fault("is missing");
        }
        return at(name);
    }

    String text() {
        if (!json.isTextual() || json.asText().isBlank()) {
            throw fault("must be a text");
        }
        return json.asText();
    }

    String text(String name, String otherwise) {
        return has(name) ? at(name).text() : otherwise;
    }

    boolean truth(String name, boolean otherwise) {
        if (!has(name)) {
            return otherwise;
        }
        if (!json.path(name).isBoolean()) {
            throw at(name).fault("must be true or false");
        }
        return json.path(name).asBoolean();
    }

    /** A list, or one value in place of a list of one. */
    List<Spec> list() {
        if (!json.isArray()) {
            return json.isMissingNode() || json.isNull() ? List.of() : List.of(this);
        }
        List<Spec> all = new ArrayList<>();
        json.forEach(it -> all.add(new Spec(where + "[" + all.size() + "]", it)));
        return List.copyOf(all);
    }

    <T> Map<String, T> map(BiFunction<String, Spec, T> entry) {
        if (!json.isMissingNode() && !json.isObject()) {
            throw fault("must be an object");
        }
        Map<String, T> all = new LinkedHashMap<>();
        json.fieldNames().forEachRemaining(name -> all.put(name, entry.apply(name, at(name))));
        return all;
    }

    List<Place> places() {
        return list().stream().map(it -> Place.parse(it.where(), it.text())).toList();
    }

    UnusableMapping fault(String why) {
        return new UnusableMapping(where, why);
    }
}
