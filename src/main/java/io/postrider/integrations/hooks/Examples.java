package io.postrider.integrations.hooks;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Bodies as a source sends them, each with what it must be understood as: a mapping is as good as its examples.
 *
 * @param files by name, such as {@code order.json} and {@code order.expected.json}; the latter has the {@code topic} (where a
 *     header says it) and the {@code facts}
 */
record Examples(Map<String, byte[]> files) {

    static final String EXPECTED = ".expected.json";

    /** What does not fit, a sentence each; nothing when all do. */
    List<String> faults(Mapping mapping) {
        List<String> faults = new ArrayList<>();
        new TreeMap<>(files).forEach((name, content) -> {
            if (name.endsWith(EXPECTED)) {
                String body = name.replace(EXPECTED, ".json");
                if (!files.containsKey(body)) {
                    faults.add("examples/" + name + " has no examples/" + body + " beside it.");
                } else {
                    faults.addAll(faults(mapping, body, files.get(body), content));
                }
            } else if (!files.containsKey(name.replace(".json", EXPECTED))) {
                faults.add("examples/" + name + " does not say what it means: examples/"
                        + name.replace(".json", EXPECTED) + " is missing.");
            }
        });
        if (files.isEmpty()) {
            faults.add("examples has no example; a mapping needs one at least.");
        }
        return faults;
    }

    private static List<String> faults(Mapping mapping, String name, byte[] body, byte[] expected) {
        String at = "examples/" + name + ": ";
        JsonNode told = Json.read(body).orElse(null);
        JsonNode wanted = Json.read(expected).orElse(null);
        if (told == null || wanted == null || !wanted.path("facts").isArray()) {
            return List.of(at + "it or its expected facts are not JSON.");
        }
        try {
            return differences(
                    at, wanted.path("facts"), read(mapping, wanted.path("topic").asText(), told));
        } catch (DoesNotFit fault) {
            return List.of(at + fault.getMessage() + ".");
        }
    }

    /** What a body means. @param topic counts where a header says it */
    static JsonNode read(Mapping mapping, String topic, JsonNode told) {
        List<Fact> facts = new ArrayList<>();
        for (JsonNode part : Parts.of(mapping, told)) {
            Body body = new Body(mapping.source(), null, part, part);
            facts.addAll(mapping.read(mapping.topicOf(header -> topic, body), body));
        }
        return Json.tree(facts);
    }

    private static List<String> differences(String at, JsonNode wanted, JsonNode read) {
        if (wanted.size() != read.size()) {
            return List.of(at + "it tells " + read.size() + " facts, not " + wanted.size() + ".");
        }
        List<String> faults = new ArrayList<>();
        for (int i = 0; i < wanted.size(); i++) {
            differences(at + "facts[" + i + "]", wanted.get(i), read.get(i), faults);
        }
        return faults;
    }

    /** Examples are made up, so what stands in them may be shown. */
    private static void differences(String at, JsonNode wanted, JsonNode read, List<String> faults) {
        if (wanted.isObject() && read.isObject()) {
            TreeMap<String, Boolean> names = new TreeMap<>();
            wanted.fieldNames().forEachRemaining(name -> names.put(name, true));
            read.fieldNames().forEachRemaining(name -> names.put(name, true));
            names.keySet().forEach(name -> differences(at + "." + name, wanted.path(name), read.path(name), faults));
        } else if (!wanted.equals(read)) {
            faults.add(at + " is " + shown(read) + ", not " + shown(wanted) + ".");
        }
    }

    private static String shown(JsonNode value) {
        return value.isMissingNode() ? "missing" : value.toString();
    }
}
