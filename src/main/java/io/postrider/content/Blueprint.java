package io.postrider.content;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What {@code template.json} says about a template.
 *
 * @param language of the mail, such as {@code en-GB}
 * @param variables by path, each with {@code description} and, unless it must be given, {@code default}
 */
record Blueprint(
        String name,
        String description,
        String kind,
        String reason,
        String language,
        Map<String, Declaration> variables,
        Map<String, Object> sample) {

    private static final String PATH = "[a-zA-Z]\\w*(\\[])?(\\.[a-zA-Z]\\w*(\\[])?)*";
    private static final ObjectMapper JSON = new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    /** One declared name. */
    record Declaration(@JsonProperty("default") Object otherwise, String description) {}

    Blueprint {
        variables = variables == null ? Map.of() : new LinkedHashMap<>(variables);
        sample = sample == null ? Map.of() : new LinkedHashMap<>(sample);
        language = language == null ? "en-GB" : language;
    }

    /** @throws IllegalArgumentException with a sentence its author understands */
    static Blueprint read(String json) {
        if (json == null) {
            throw new IllegalArgumentException("is missing");
        }
        try {
            Blueprint blueprint = JSON.readValue(json, Blueprint.class);
            blueprint.check();
            return blueprint;
        } catch (JsonProcessingException e) {
            int line = e.getLocation() == null ? 0 : e.getLocation().getLineNr();
            throw new IllegalArgumentException("cannot be read near line " + line + ": " + e.getOriginalMessage(), e);
        }
    }

    private void check() {
        if (name == null || name.isBlank()) {
            throw new IllegalArgumentException("needs a 'name'");
        }
        if (!List.of("marketing", "transactional").contains(String.valueOf(kind))) {
            throw new IllegalArgumentException("needs 'kind', either \"marketing\" or \"transactional\"");
        }
        if (reason == null || reason.isBlank()) {
            throw new IllegalArgumentException("needs 'reason', the sentence that tells her why she gets this mail");
        }
        for (String path : variables.keySet()) {
            if (!path.matches(PATH)) {
                throw new IllegalArgumentException("declares '" + path + "', which is not a dotted name");
            }
        }
    }

    Template.Kind mailKind() {
        return Template.Kind.valueOf(kind.toUpperCase(Locale.ROOT));
    }

    List<Variable> declared() {
        List<Variable> declared = new ArrayList<>();
        variables.forEach((path, declaration) ->
                declared.add(new Variable(path, PlainDefaults.of(declaration.otherwise()), declaration.description())));
        return declared;
    }

    /** An empty default is a default too: it says that the name may be left out. */
    private static final class PlainDefaults {
        static Object of(Object otherwise) {
            Object plain = PlainValues.plain(otherwise);
            return plain == null && otherwise != null ? "" : plain;
        }
    }
}
