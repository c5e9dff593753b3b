package io.postrider.journeys;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * What makes a contact enter a journey, as the analyst wrote it on the start event.
 *
 * <p>{@code api}: only somebody who asks for it. {@code order.placed}: an event of the log.
 * {@code contact.subscribed[purpose=newsletter]}: an event whose properties are as given.
 *
 * @param event name of the event; null for {@code api}
 * @param filter properties the event must have
 */
public record Trigger(String text, String event, EventFilter filter) {

    private static final Pattern GRAMMAR = Pattern.compile("([a-z0-9_]+(?:\\.[a-z0-9_]+)*)(?:\\[(.*)])?");

    /** Kinds of triggers that need what this installation has not got. */
    private static final Map<String, String> NOT_YET = new LinkedHashMap<>(
            Map.of("date:", "date triggers are not supported yet", "segment.", "there are no segments yet"));

    /** @throws IllegalArgumentException with a sentence for the analyst */
    public static Trigger parse(String text) {
        if (text == null || text.isBlank()) {
            throw new IllegalArgumentException("The start event has no trigger, so nobody could enter");
        }
        String trimmed = text.strip();
        NOT_YET.forEach((prefix, why) -> {
            if (trimmed.startsWith(prefix)) {
                throw new IllegalArgumentException("Trigger '" + trimmed + "' cannot be used: " + why);
            }
        });
        if (trimmed.equals("api")) {
            return new Trigger(trimmed, null, EventFilter.ANY);
        }
        var matcher = GRAMMAR.matcher(trimmed);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("Trigger '" + trimmed
                    + "' is not understood; write api, an event name, or event.name[property=value,...]");
        }
        return new Trigger(trimmed, matcher.group(1), EventFilter.parse(matcher.group(2)));
    }

    boolean matches(String name, Map<String, Object> properties) {
        return name.equals(event) && filter.matches(name, properties, Map.of());
    }
}
