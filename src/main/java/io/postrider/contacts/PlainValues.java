package io.postrider.contacts;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What may be stored about somebody: text, numbers, booleans, and lists and objects of these, within limits.
 *
 * <p>Both databases must be able to keep it: PostgreSQL refuses NUL and numbers beyond its range, and half a surrogate pair
 * is no character anywhere.
 *
 * @param maxEntries names on the outermost level
 * @param maxText characters of one text
 * @param maxDepth levels of lists and objects below a value
 */
public record PlainValues(int maxEntries, int maxText, int maxDepth) {

    private static final int LONGEST_NAME = 100;
    private static final int MOST_IN_LIST = 1_000;

    /** Bits of a whole number of 38 digits. */
    private static final int MOST_BITS = 126;

    /** What is wrong with the values, as a sentence, or nothing. @param what for the sentence, such as {@code attributes} */
    public Optional<String> fault(String what, Map<String, Object> values) {
        if (values.size() > maxEntries) {
            return Optional.of("There are more than " + maxEntries + " " + what + ".");
        }
        return object(what, values, 0);
    }

    private Optional<String> object(String path, Map<?, ?> values, int depth) {
        for (var entry : values.entrySet()) {
            String name = String.valueOf(entry.getKey());
            if (name.isBlank() || name.length() > LONGEST_NAME || hasControls(name)) {
                return Optional.of("A name in " + path + " is empty, longer than " + LONGEST_NAME
                        + " characters, or has control characters.");
            }
            Optional<String> fault = value(path + "." + name, entry.getValue(), depth);
            if (fault.isPresent()) {
                return fault;
            }
        }
        return Optional.empty();
    }

    private Optional<String> value(String path, Object value, int depth) {
        if (value instanceof String text) {
            return text(path, text);
        }
        if (value instanceof Map<?, ?> || value instanceof List<?>) {
            if (depth >= maxDepth) {
                return Optional.of(path + " is nested deeper than " + maxDepth + " levels.");
            }
            return value instanceof Map<?, ?> map
                    ? object(path, map, depth + 1)
                    : list(path, (List<?>) value, depth + 1);
        }
        return storable(value) ? Optional.empty() : Optional.of(path + " is a number too large to keep.");
    }

    private Optional<String> list(String path, List<?> values, int depth) {
        if (values.size() > MOST_IN_LIST) {
            return Optional.of(path + " has more than " + MOST_IN_LIST + " entries.");
        }
        for (int i = 0; i < values.size(); i++) {
            Optional<String> fault = value(path + "[" + i + "]", values.get(i), depth);
            if (fault.isPresent()) {
                return fault;
            }
        }
        return Optional.empty();
    }

    private Optional<String> text(String path, String text) {
        if (text.length() > maxText) {
            return Optional.of(path + " is longer than " + maxText + " characters.");
        }
        return unstorable(text)
                ? Optional.of(path + " has a character that cannot be kept (a control character or half of a pair).")
                : Optional.empty();
    }

    private static boolean storable(Object value) {
        if (value instanceof Double number) {
            return Double.isFinite(number);
        }
        if (value instanceof BigInteger number) {
            return number.bitLength() <= MOST_BITS;
        }
        return value == null
                || value instanceof Boolean
                || value instanceof Number && !(value instanceof BigDecimal)
                || value instanceof BigDecimal number && number.precision() <= 38 && Math.abs(number.scale()) <= 38;
    }

    /**
     * Whether this text could not be kept and read again: half of a surrogate pair, or a control character other than tab and line
     * break. Our JSON does not read those, so one such value would hold up everybody who is read together with hers.
     */
    public static boolean unstorable(String text) {
        // A plain loop: every character of every event comes by here.
        for (int i = 0; i < text.length(); i++) {
            char at = text.charAt(i);
            if (Character.isHighSurrogate(at)
                    && i + 1 < text.length()
                    && Character.isLowSurrogate(text.charAt(i + 1))) {
                i++;
            } else if (Character.isSurrogate(at)
                    || Character.isISOControl(at) && at != '\t' && at != '\n' && at != '\r') {
                return true;
            }
        }
        return false;
    }

    /** Whether the text has control characters or what {@link #unstorable} finds: nothing for a name or a key. */
    public static boolean hasControls(String text) {
        return text.indexOf('\t') >= 0 || text.indexOf('\n') >= 0 || text.indexOf('\r') >= 0 || unstorable(text);
    }
}
