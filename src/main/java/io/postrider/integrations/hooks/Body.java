package io.postrider.integrations.hooks;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * What a mapping reads from.
 *
 * @param currency the shop's, for what comes without one; may be null
 * @param whole all that was told
 * @param item the part a rule or a line is about; the same as the whole outside of these
 */
record Body(String source, String currency, JsonNode whole, JsonNode item) {

    Body about(JsonNode part) {
        return new Body(source, currency, whole, part);
    }

    /** Without what it holds, wherever it may be printed. */
    @Override
    public String toString() {
        return "Body[" + source + "]";
    }
}
