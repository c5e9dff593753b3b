package io.postrider.journeys.rules;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.List;
import java.util.Locale;

/** Which files may be deployed, and what each kind must keep to. */
public final class FileRules {

    private static final int MAX_FORM_BYTES = 500_000;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final ModelRules models;

    public FileRules(Vocabulary known) {
        this.models = new ModelRules(known);
    }

    /** Everything that must be changed in a file of this name; empty for a good one. */
    public List<Finding> check(String name, byte[] content) {
        String lower = name.toLowerCase(Locale.ROOT);
        if (lower.endsWith(".bpmn") || lower.endsWith(".bpmn20.xml")) {
            return models.check(content);
        }
        if (lower.endsWith(".dmn") || lower.endsWith(".dmn11.xml")) {
            return DecisionRules.check(content);
        }
        if (lower.endsWith(".form")) {
            return form(content);
        }
        return List.of(
                new Finding(null, "known-files", "'" + name + "' cannot be deployed: only .bpmn, .dmn and .form can"));
    }

    private static List<Finding> form(byte[] content) {
        if (content.length > MAX_FORM_BYTES) {
            return List.of(new Finding(null, "readable", "The form has more than " + MAX_FORM_BYTES + " bytes"));
        }
        try {
            JsonNode form = JSON.readTree(content);
            boolean good = form != null
                    && form.path("id").isTextual()
                    && form.path("components").isArray();
            return good
                    ? List.of()
                    : List.of(new Finding(null, "readable", "A form has an id and a list of components"));
        } catch (JsonProcessingException e) {
            return List.of(new Finding(null, "readable", "The form is no readable JSON: " + e.getOriginalMessage()));
        } catch (IOException e) {
            return List.of(new Finding(null, "readable", "The form is not readable"));
        }
    }
}
