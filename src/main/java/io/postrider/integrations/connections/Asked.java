package io.postrider.integrations.connections;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.postrider.integrations.calls.Answer;

/** What an answer of another tool's API means for whoever asked: a page, a pause, or something to mend. */
public final class Asked {

    /** Amounts to the last decimal. */
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private static final int UNAUTHORISED = 401;
    private static final int FORBIDDEN = 403;
    private static final int NOT_FOUND = 404;

    private Asked() {}

    /**
     * The JSON of a good answer.
     *
     * @param who for the sentences
     * @param mend what to look at when we are not let in
     */
    public static JsonNode json(Answer answer, String who, String mend) {
        if (answer.later()) {
            throw Later.because(answer);
        }
        if (answer.status() == UNAUTHORISED || answer.status() == FORBIDDEN) {
            throw new Refused(who + " does not let us in (" + answer.status() + "): " + mend + ".");
        }
        if (answer.status() == NOT_FOUND) {
            throw new Refused(who + " has nothing at this address (404): look at the address.");
        }
        if (!answer.ok()) {
            throw new Refused(who + " answered " + answer.status() + " to what we asked.");
        }
        try {
            return MAPPER.readTree(answer.body());
        } catch (JsonProcessingException e) {
            throw new Refused(who + " did not answer in JSON: look at the address.");
        }
    }
}
