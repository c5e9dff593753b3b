package io.postrider.console;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** Attributes and properties as one reads them aloud: yes and no, lists with commas. */
final class PlainText {

    private PlainText() {}

    /** The same names, each with its value as text. */
    static Map<String, String> of(Map<String, Object> values) {
        Map<String, String> told = new LinkedHashMap<>();
        values.forEach((name, value) -> told.put(name, of(value)));
        return told;
    }

    static String of(Object value) {
        if (value == null) {
            return "–";
        }
        if (value instanceof Boolean yes) {
            return yes ? "yes" : "no";
        }
        if (value instanceof Collection<?> list) {
            return list.stream().map(PlainText::of).collect(Collectors.joining(", "));
        }
        return value.toString();
    }
}
