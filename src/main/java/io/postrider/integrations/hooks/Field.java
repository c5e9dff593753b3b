package io.postrider.integrations.hooks;

import java.time.Instant;

/** Takes one value out of a body. */
@FunctionalInterface
interface Field {

    /**
     * The value; null when the body does not tell it.
     *
     * @throws DoesNotFit when it must be told and is not, or is of another kind
     */
    Object read(Body body);

    default String text(Body body) {
        Object value = read(body);
        return value == null ? null : String.valueOf(value);
    }

    /** As JSON keeps it: times in ISO 8601. */
    default Object plain(Body body) {
        Object value = read(body);
        return value instanceof Instant ? value.toString() : value;
    }

    /** @throws DoesNotFit when there is no text, or a longer one */
    default String needed(Body body, String what, int longest) {
        String text = text(body);
        if (text == null || text.isBlank() || text.length() > longest) {
            throw new DoesNotFit(what + " must be told, in at most " + longest + " characters");
        }
        return text;
    }
}
