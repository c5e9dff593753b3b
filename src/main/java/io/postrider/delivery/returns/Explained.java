package io.postrider.delivery.returns;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What a bounce says in words about each address: from the line that names one to the line that names the next. */
final class Explained {

    private static final int MOST = 2_000;
    private static final int MOST_LINES = 20;
    private static final int MOST_SCENES = 20;
    private static final int LONGEST_BEGINNING = 10_000;
    private static final int LONGEST_LINE = 1_000;

    private static final Pattern NAMED = Pattern.compile(
            "^[ \\t]*(?:[*>-] ?)?(?:to: ?|recipient: ?|\\d{3} )?"
                    + "(?:<(" + Addresses.ADDRESS + ")>(?:[.:,; (]|\\s*$)|\"?(" + Addresses.ADDRESS
                    + ")(?:\"?\\s*$|\"?:|\\s*[\\[(]|; | on | - ))",
            Pattern.CASE_INSENSITIVE);

    private final String text;
    private final Map<String, StringBuilder> said = new LinkedHashMap<>();

    Explained(Letter letter) {
        this.text = letter.explanation();
        List<String> ourselves = Addresses.in(letter.headers().first("to"));
        StringBuilder current = new StringBuilder();
        for (String line : text.split("\n")) {
            Matcher named = NAMED.matcher(line.length() > LONGEST_LINE ? line.substring(0, LONGEST_LINE) : line);
            if (said.size() < MOST && named.find()) {
                String address = (named.group(1) == null ? named.group(2) : named.group(1)).toLowerCase(Locale.ROOT);
                if (!ourselves.contains(address)) {
                    current = said.computeIfAbsent(address, fresh -> new StringBuilder());
                }
            }
            current.append(line).append('\n');
        }
    }

    /** Whom it is about, in order. */
    List<String> addresses() {
        return List.copyOf(said.keySet());
    }

    String all() {
        return text;
    }

    String beginning() {
        return text.substring(0, Math.min(LONGEST_BEGINNING, text.length()));
    }

    /** Everything that is said with her address in it, wherever it stands, and what is said of her. */
    String scene(String address) {
        if (said.size() > MOST_SCENES) {
            return about(address);
        }
        return text.lines()
                        .filter(line -> line.toLowerCase(Locale.ROOT).contains(address))
                        .limit(MOST_LINES)
                        .collect(Collectors.joining("\n"))
                + "\n" + about(address);
    }

    /** All there is when it is about one at most; else what is said of this one. */
    String about(String address) {
        return said.size() < 2
                ? text
                : said.getOrDefault(address, new StringBuilder()).toString();
    }
}
