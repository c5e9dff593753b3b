package io.postrider.journeys;

import java.util.Map;
import java.util.regex.Pattern;

/**
 * What makes a contact enter a journey, as the analyst wrote it on the start event.
 *
 * <p>{@code api}: only somebody who asks for it. {@code order.placed}: an event of the log.
 * {@code contact.subscribed[purpose=newsletter]}: an event whose properties are as given.
 * {@code segment.entered:vip}, {@code segment.left:vip}: she came into a segment or went out of it.
 *
 * @param event name of the event; null for {@code api}
 * @param filter properties the event must have
 */
public record Trigger(String text, String event, EventFilter filter) {

    private static final Pattern GRAMMAR = Pattern.compile("([a-z0-9_]+(?:\\.[a-z0-9_]+)*)(?:\\[(.*)])?");

    /** A short way to write {@code segment.entered[segment=vip]}. */
    private static final Pattern SEGMENT = Pattern.compile("(segment\\.(?:entered|left)):([a-z0-9-]+)");

    /** @throws IllegalArgumentException with a sentence for the analyst */
    public static Trigger parse(String text) {
        if (text == null || text.isBlank()) {
            throw new IllegalArgumentException("The start event has no trigger, so nobody could enter");
        }
        String trimmed = text.strip();
        if (trimmed.startsWith("date:")) {
            throw new IllegalArgumentException(
                    "Trigger '" + trimmed + "' cannot be used: date triggers are not supported yet");
        }
        if (trimmed.equals("api")) {
            return new Trigger(trimmed, null, EventFilter.ANY);
        }
        var segment = SEGMENT.matcher(trimmed);
        if (segment.matches()) {
            return new Trigger(trimmed, segment.group(1), new EventFilter(Map.of("segment", segment.group(2))));
        }
        var matcher = GRAMMAR.matcher(trimmed);
        if (!matcher.matches()) {
            throw new IllegalArgumentException(
                    "Trigger '" + trimmed
                            + "' is not understood; write api, an event name, event.name[property=value,...], or segment.entered:key");
        }
        return new Trigger(trimmed, matcher.group(1), EventFilter.parse(matcher.group(2)));
    }

    boolean matches(String name, Map<String, Object> properties) {
        return name.equals(event) && filter.matches(name, properties, Map.of());
    }
}
