package io.postrider.events.web;

import com.fasterxml.jackson.databind.JsonNode;
import io.postrider.contacts.PlainValues;
import java.util.List;
import java.util.regex.Pattern;

/** By what an event is known: its name, and the id its app gave it. */
final class EventIdentity {

    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_-]*(\\.[a-z0-9_-]+)*");
    private static final List<String> RESERVED = List.of("email.", "journey.", "contact.", "consent.", "segment.");
    private static final int LONGEST_NAME = 100;
    private static final int LONGEST_ID = 200;

    private EventIdentity() {}

    /** Keys from outside never meet those Postrider makes itself. @return null when the app gave none */
    static String key(JsonNode id) {
        if (id.isMissingNode() || id.isNull()) {
            return null;
        }
        String text = id.isTextual() ? id.textValue() : "";
        if (text.isBlank() || text.length() > LONGEST_ID || PlainValues.hasControls(text)) {
            throw new EventFault("id must be a text of 1 to " + LONGEST_ID + " characters without control characters.");
        }
        return "app:" + text;
    }

    static String name(JsonNode name) {
        String text = name.isTextual() ? name.textValue() : "";
        if (text.length() > LONGEST_NAME || !NAME.matcher(text).matches()) {
            throw new EventFault("name must be lower-case words with dots, such as order.placed, of at most "
                    + LONGEST_NAME + " characters.");
        }
        if (RESERVED.stream().anyMatch(text::startsWith)) {
            throw new EventFault(
                    "Names beginning with email., journey., contact., consent. or segment. are Postrider's own.");
        }
        return text;
    }
}
