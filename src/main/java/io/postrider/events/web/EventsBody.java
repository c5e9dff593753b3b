package io.postrider.events.web;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import java.io.IOException;
import java.util.Set;
import org.springframework.http.HttpInputMessage;
import org.springframework.http.converter.HttpMessageNotReadableException;

/**
 * A request with events, as it was sent.
 *
 * <p>Read without a limit to its nesting, which would refuse a whole request for one event: the size of the request is limited, and each event's
 * depth is looked at by itself.
 *
 * @param history whether all of it is only caught up on
 */
record EventsBody(JsonNode events, boolean history) {

    private static final int MOST = 1_000;
    private static final Set<String> FIELDS = Set.of("events", "history");

    private static final ObjectReader JSON = new ObjectMapper(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(Integer.MAX_VALUE)
                            .build())
                    .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
                    .build())
            .reader()
            .with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    /** @throws UnusableEvents when it is no list of events */
    static EventsBody read(HttpInputMessage request) throws IOException {
        JsonNode body = json(request);
        JsonNode events = body.path("events");
        JsonNode history = body.path("history");
        if (!events.isArray() || !onlyFields(body)) {
            throw new UnusableEvents(
                    "The body must be an object with the field events, a list, and at most the field history beside it.");
        }
        if (!history.isMissingNode() && !history.isBoolean()) {
            throw new UnusableEvents("history must be true or false.");
        }
        if (events.size() > MOST) {
            throw new UnusableEvents(
                    "A request has at most " + MOST + " events, but this one has " + events.size() + ".");
        }
        return new EventsBody(events, history.booleanValue());
    }

    private static JsonNode json(HttpInputMessage request) throws IOException {
        try {
            return JSON.readTree(request.getBody());
        } catch (IOException e) {
            throw new HttpMessageNotReadableException("events", e, request);
        }
    }

    private static boolean onlyFields(JsonNode body) {
        return body.properties().stream().allMatch(field -> FIELDS.contains(field.getKey()));
    }
}
