package io.postrider.contacts;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Which column of a list holds the address, the reason and the date, and what parts them: told by the first line.
 *
 * @param separator comma, semicolon or tab
 * @param places where a column stands, by {@code email}, {@code reason} and {@code date}
 * @param header whether the first line names the columns
 */
record SuppressionColumns(char separator, Map<String, Integer> places, boolean header) {

    /** How the tools people come from name them. */
    private static final Map<String, Set<String>> NAMES = Map.of(
            "email", Set.of("email", "emailaddress", "address", "recipient", "mail", "subscriber"),
            "reason", Set.of("reason", "error", "type", "cause", "suppressionreason", "status"),
            "date", Set.of("date", "created", "createdat", "time", "timestamp", "at", "suppressedat", "bouncedat"));

    private static final Map<String, Integer> IN_ORDER = Map.of("email", 0, "reason", 1, "date", 2);

    static SuppressionColumns of(String firstLine) {
        char separator = separator(firstLine);
        List<String> fields = fields(firstLine, separator).orElse(List.of());
        Map<String, Integer> named = new HashMap<>();
        for (int place = 0; place < fields.size(); place++) {
            String name = fields.get(place).toLowerCase(Locale.ROOT).replaceAll("[^a-z]", "");
            int column = place;
            NAMES.forEach((meaning, names) -> {
                if (names.contains(name)) {
                    named.putIfAbsent(meaning, column);
                }
            });
        }
        boolean header = named.containsKey("email") && !firstLine.contains("@");
        return new SuppressionColumns(separator, header ? Map.copyOf(named) : IN_ORDER, header);
    }

    /** A line's field, empty when the line has none there. */
    String field(List<String> line, String meaning) {
        Integer place = places.get(meaning);
        return place == null || place >= line.size() ? "" : line.get(place).strip();
    }

    /** The fields of a line, or nothing when its quotes do not close (RFC 4180). */
    Optional<List<String>> fields(String line) {
        return fields(line, separator);
    }

    private static char separator(String line) {
        char best = ',';
        for (char candidate : new char[] {';', '\t'}) {
            if (count(line, candidate) > count(line, best)) {
                best = candidate;
            }
        }
        return best;
    }

    private static long count(String line, char letter) {
        return line.chars().filter(it -> it == letter).count();
    }

    private static Optional<List<String>> fields(String line, char separator) {
        List<String> fields = new ArrayList<>();
        StringBuilder field = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < line.length(); i++) {
            char letter = line.charAt(i);
            if (letter == '"' && quoted && i + 1 < line.length() && line.charAt(i + 1) == '"') {
                field.append('"');
                i++;
            } else if (letter == '"' && (quoted || field.toString().isBlank())) {
                quoted = !quoted;
            } else if (letter == separator && !quoted) {
                fields.add(field.toString());
                field.setLength(0);
            } else {
                field.append(letter);
            }
        }
        fields.add(field.toString());
        return quoted ? Optional.empty() : Optional.of(fields);
    }
}
