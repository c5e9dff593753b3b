package io.postrider.segments;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.postrider.segments.rules.Rule;
import io.postrider.segments.rules.RuleFault;
import io.postrider.segments.rules.RuleReader;
import java.time.Duration;
import org.springframework.stereotype.Component;

/** The rules of segments, read once and kept for a while; what an attribute is may be declared anew meanwhile. */
@Component
class ReadRules {

    private static final int MOST = 1_000;

    private final RuleReader reader;
    private final ObjectMapper mapper;
    private final Cache<String, Rule> known = Caffeine.newBuilder()
            .maximumSize(MOST)
            .expireAfterWrite(Duration.ofMinutes(1))
            .build();

    ReadRules(RuleReader reader, ObjectMapper mapper) {
        this.reader = reader;
        this.mapper = mapper;
    }

    /** @throws UnusableSegment with the path of the fault */
    Rule read(JsonNode rule) {
        try {
            return reader.read(rule);
        } catch (RuleFault fault) {
            throw new UnusableSegment(fault.getMessage(), fault.path());
        }
    }

    /** One that was accepted once. @throws UnusableSegment when what it speaks of is gone */
    Rule read(String stored) {
        Rule rule = known.getIfPresent(stored);
        if (rule == null) {
            rule = read(json(stored));
            known.put(stored, rule);
        }
        return rule;
    }

    JsonNode json(String stored) {
        try {
            return mapper.readTree(stored);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a stored rule is no JSON", e);
        }
    }

    String written(String stored) {
        return json(stored).toPrettyString();
    }
}
