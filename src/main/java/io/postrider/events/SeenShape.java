package io.postrider.events;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/** Which properties events of one name were seen with, as a tree; knows names and kinds and never a value. */
class SeenShape {

    /** More than any event has that people made; an app that uses ids as names must not fill our memory. */
    private static final int MOST_PROPERTIES = 100;

    private static final Pattern PLAIN_NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_-]{0,39}");
    private static final Pattern DATE_TEXT = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");
    private static final int LONGEST_PATH = 200;

    /** What a value is. */
    enum Kind {
        TEXT,
        NUMBER,
        BOOLEAN,
        DATE,
        TIME,
        LIST,
        OBJECT,
        EMPTY;

        static Kind of(Object value) {
            if (value instanceof String text) {
                return text.length() > 10 && text.charAt(10) == 'T' && isDate(text) ? TIME : isDate(text) ? DATE : TEXT;
            }
            return value instanceof Number
                    ? NUMBER
                    : value instanceof Boolean
                            ? BOOLEAN
                            : value instanceof List<?> ? LIST : value instanceof Map<?, ?> ? OBJECT : EMPTY;
        }

        private static boolean isDate(String text) {
            return text.length() >= 10
                    && Character.isDigit(text.charAt(0))
                    && (text.length() == 10 || text.charAt(10) == 'T')
                    && DATE_TEXT.matcher(text.substring(0, 10)).matches();
        }
    }

    private final Set<Kind> kinds = EnumSet.noneOf(Kind.class);
    private final Map<String, SeenShape> properties = new ConcurrentHashMap<>();

    void see(Object value) {
        add(Kind.of(value));
        if (value instanceof Map<?, ?> object) {
            object.forEach((name, property) -> {
                SeenShape shape = property(String.valueOf(name));
                if (shape != null) {
                    shape.see(property);
                }
            });
        } else if (value instanceof List<?> list && !list.isEmpty()) {
            // The first stands for all: a list of one kind of thing is the rule, and a cart may have hundreds.
            property("[]").see(list.get(0));
        }
    }

    /** A name that is no word is a value in the wrong place, perhaps somebody's address: it is noted as a star. */
    private SeenShape property(String name) {
        SeenShape known = properties.get(name);
        if (known != null) {
            return known;
        }
        String kept = name.equals("[]") || PLAIN_NAME.matcher(name).matches() ? name : "*";
        return properties.size() >= MOST_PROPERTIES && !kept.equals("[]")
                ? properties.get(kept)
                : properties.computeIfAbsent(kept, it -> new SeenShape());
    }

    private void add(Kind kind) {
        synchronized (kinds) {
            kinds.add(kind);
        }
    }

    /** Kinds by path, such as {@code lines[].quantity}; the empty path is the event itself. */
    Map<String, Set<Kind>> paths() {
        Map<String, Set<Kind>> paths = new TreeMap<>();
        collect("", paths);
        return paths;
    }

    private void collect(String path, Map<String, Set<Kind>> paths) {
        if (path.length() > LONGEST_PATH) {
            return;
        }
        synchronized (kinds) {
            paths.put(path, EnumSet.copyOf(kinds.isEmpty() ? EnumSet.of(Kind.OBJECT) : kinds));
        }
        properties.forEach((name, shape) ->
                shape.collect(name.equals("[]") ? path + name : path.isEmpty() ? name : path + "." + name, paths));
    }
}
