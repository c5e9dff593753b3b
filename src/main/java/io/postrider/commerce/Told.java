package io.postrider.commerce;

import io.postrider.events.LoggedEvent;
import java.util.List;
import java.util.Map;

/**
 * What an event tells, read as the written table says.
 *
 * <p>The log may hold older events that nobody checked: what does not fit is as if it had not been told.
 */
record Told(Map<?, ?> properties) {

    static Told of(LoggedEvent event) {
        return new Told(event.properties());
    }

    /** Null when it was not told. */
    String text(String name) {
        return properties.get(name) instanceof String text && !text.isBlank() ? text : null;
    }

    /** Cut to what the column keeps; null when it was not told. */
    String text(String name, int longest) {
        String text = text(name);
        return text == null || text.length() <= longest ? text : text.substring(0, longest);
    }

    /** Null when it was not told. */
    Long whole(String name) {
        return properties.get(name) instanceof Number number ? number.longValue() : null;
    }

    long whole(String name, long otherwise) {
        Long told = whole(name);
        return told == null ? otherwise : told;
    }

    boolean truth(String name) {
        return Boolean.TRUE.equals(properties.get(name));
    }

    /** Lines that name a product; the others say nothing. */
    List<Told> lines() {
        return properties.get("lines") instanceof List<?> lines
                ? lines.stream()
                        .filter(Map.class::isInstance)
                        .map(line -> new Told((Map<?, ?>) line))
                        .filter(line -> line.text("productId") != null)
                        .toList()
                : List.of();
    }
}
