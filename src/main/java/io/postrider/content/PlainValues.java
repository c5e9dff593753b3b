package io.postrider.content;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Makes of any value what a template may hold: text, a number, a boolean or a list of these; no object with behaviour. */
final class PlainValues {

    private PlainValues() {}

    /** Null when there is nothing to show, so that the default takes its place. */
    static Object plain(Object value) {
        if (value == null || value instanceof Map) {
            return null;
        }
        if (value instanceof Boolean) {
            return value;
        }
        if (value instanceof Number number) {
            return number(number);
        }
        if (value instanceof Collection<?> items) {
            List<Object> plain = items.stream()
                    .map(PlainValues::plain)
                    .filter(Objects::nonNull)
                    .toList();
            return plain.isEmpty() ? null : plain;
        }
        String text = value.toString();
        return text.isBlank() ? null : text;
    }

    /** Numbers a template can calculate with; those too large for that are shown as they are. */
    private static Object number(Number number) {
        if (number instanceof Byte || number instanceof Short) {
            return number.intValue();
        }
        if (number instanceof BigDecimal decimal) {
            return decimal.toPlainString();
        }
        return number instanceof BigInteger || number instanceof Float ? number.toString() : number;
    }
}
