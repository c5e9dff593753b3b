package io.postrider.delivery.webhooks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import org.springframework.stereotype.Component;

/** Reads what providers send. */
@Component
class Json {

    private final ObjectMapper mapper;

    Json(ObjectMapper mapper) {
        this.mapper = mapper;
    }

    /** @throws CallRefused when it is not JSON */
    JsonNode parse(byte[] body) {
        try {
            JsonNode tree = mapper.readTree(body);
            return tree == null ? MissingNode.getInstance() : tree;
        } catch (IOException e) {
            throw CallRefused.malformed("the body is not JSON");
        }
    }

    /** Missing when it is not JSON. */
    JsonNode parseOrMissing(String text) {
        try {
            return mapper.readTree(text);
        } catch (IOException e) {
            return MissingNode.getInstance();
        }
    }

    /** @throws CallRefused when what was signed then is not taken any more, or not yet */
    static void requireAge(Instant signed, Instant now, Duration longest) {
        if (Duration.between(signed, now).abs().compareTo(longest) > 0) {
            throw CallRefused.stale();
        }
    }

    /** @throws CallRefused when it is no number of seconds */
    static Instant seconds(String text) {
        if (text == null || !text.matches("\\d{1,11}")) {
            throw CallRefused.forged("without the time it was signed at");
        }
        return Instant.ofEpochSecond(Long.parseLong(text));
    }
}
