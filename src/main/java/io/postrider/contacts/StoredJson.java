package io.postrider.contacts;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Plain values as they stand in a JSON column of either database. */
@Component
public class StoredJson {

    private static final TypeReference<Map<String, Object>> VALUES = new TypeReference<>() {};

    private final ObjectMapper mapper;

    StoredJson(ObjectMapper mapper) {
        this.mapper = mapper;
    }

    /** The text to store; nothing known becomes an empty object. */
    public String write(Map<String, Object> values) {
        try {
            return mapper.writeValueAsString(values == null ? Map.of() : values);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("values that are not plain JSON", e);
        }
    }

    public Map<String, Object> read(String stored) {
        try {
            return mapper.readValue(stored, VALUES);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a JSON column holds something else", e);
        }
    }
}
