package io.postrider.integrations.hooks;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.StreamSupport;

/** Some sources send many things in one call: each is kept, understood and tried again by itself. */
final class Parts {

    private Parts() {}

    static List<JsonNode> of(Mapping mapping, JsonNode whole) {
        if (mapping.split() == null) {
            return List.of(whole);
        }
        return whole.isArray() && mapping.split().text().equals("$[*]")
                ? StreamSupport.stream(whole.spliterator(), false).toList()
                : mapping.split().all(new Body(mapping.source(), null, whole, whole));
    }
}
