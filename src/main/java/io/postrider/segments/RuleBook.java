package io.postrider.segments;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;

interface RuleBook {
    record Meaning(String sentence, Set<Touch> touches, Set<String> segments) {}

    Meaning read(JsonNode rule);

    Preview preview(JsonNode rule, java.time.Instant now);

    String sentence(String stored);

    String written(String stored);

    boolean same(String stored, JsonNode rule);
}
