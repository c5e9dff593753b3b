package io.postrider.events.web;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.postrider.contacts.ContactId;
import io.postrider.contacts.PlainValues;
import io.postrider.events.EventSettings;
import io.postrider.events.NewEvent;
import io.postrider.events.Origin;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/** Reads one event as apps send it, and says precisely what is wrong with it. */
@Component
class EventReader {

    private static final Set<String> FIELDS = Set.of("id", "name", "contact", "occurredAt", "properties");
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_-]*(\\.[a-z0-9_-]+)*");
    private static final List<String> RESERVED = List.of("email.", "journey.", "contact.", "consent.");
    private static final int LONGEST_NAME = 100;
    private static final int LONGEST_ID = 200;

    /** Clocks of two servers may differ that much. */
    private static final Duration TOLERANCE = Duration.ofMinutes(5);

    private final ObjectMapper mapper;
    private final Clock clock;
    private final EventSettings settings;
    private final PlainValues values;

    EventReader(ObjectMapper mapper, Clock clock, EventSettings settings) {
        this.mapper = mapper;
        this.clock = clock;
        this.settings = settings;
        this.values =
                new PlainValues(settings.maxProperties(), settings.maxPropertyText(), settings.maxPropertyDepth());
    }

    /** @throws EventFault when it cannot be logged */
    NewEvent read(JsonNode event, Function<JsonNode, ContactId> contacts) {
        if (!event.isObject()) {
            throw new EventFault("An event is an object.");
        }
        onlyFields(event);
        return new NewEvent(
                key(event.path("id")),
                name(event.path("name")),
                contacts.apply(event.path("contact")),
                time(event.path("occurredAt")),
                properties(event.path("properties")),
                Origin.NONE,
                null);
    }

    private static void onlyFields(JsonNode event) {
        for (Iterator<String> names = event.fieldNames(); names.hasNext(); ) {
            if (!FIELDS.contains(names.next())) {
                throw new EventFault("An event has only the fields id, name, contact, occurredAt and properties.");
            }
        }
    }

    /** Keys from outside never meet those Postrider makes itself. */
    private static String key(JsonNode id) {
        if (id.isMissingNode() || id.isNull()) {
            return null;
        }
        String text = id.isTextual() ? id.textValue() : "";
        if (text.isBlank() || text.length() > LONGEST_ID || PlainValues.hasControls(text)) {
            throw new EventFault("id must be a text of 1 to " + LONGEST_ID + " characters without control characters.");
        }
        return "app:" + text;
    }

    private static String name(JsonNode name) {
        String text = name.isTextual() ? name.textValue() : "";
        if (text.length() > LONGEST_NAME || !NAME.matcher(text).matches()) {
            throw new EventFault("name must be lower-case words with dots, such as order.placed, of at most "
                    + LONGEST_NAME + " characters.");
        }
        if (RESERVED.stream().anyMatch(text::startsWith)) {
            throw new EventFault("Names beginning with email., journey., contact. or consent. are Postrider's own.");
        }
        return text;
    }

    private Instant time(JsonNode time) {
        Instant now = clock.instant();
        if (time.isMissingNode() || time.isNull()) {
            return now;
        }
        Instant at = parsed(time);
        if (at.isAfter(now.plus(TOLERANCE))) {
            throw new EventFault("occurredAt lies in the future.");
        }
        if (at.isBefore(Instant.EPOCH)) {
            throw new EventFault("occurredAt lies before 1970.");
        }
        return at;
    }

    private static Instant parsed(JsonNode time) {
        try {
            if (time.isTextual()) {
                return OffsetDateTime.parse(time.textValue()).toInstant();
            }
        } catch (DateTimeException e) {
            // Said below.
        }
        throw new EventFault("occurredAt must be a time with its offset, such as 2026-01-31T08:00:00Z.");
    }

    private Map<String, Object> properties(JsonNode properties) {
        if (properties.isMissingNode() || properties.isNull()) {
            return Map.of();
        }
        if (!properties.isObject()) {
            throw new EventFault("properties must be an object.");
        }
        if (properties.toString().length() > settings.maxPropertiesSize()) {
            throw new EventFault(
                    "properties together are longer than " + settings.maxPropertiesSize() + " characters.");
        }
        Map<String, Object> plain = plain(properties);
        values.fault("properties", plain).ifPresent(fault -> {
            throw new EventFault(fault);
        });
        return plain;
    }

    @SuppressWarnings("unchecked")
    private Map<String, Object> plain(JsonNode properties) {
        try {
            return mapper.convertValue(properties, Map.class);
        } catch (IllegalArgumentException e) {
            throw new EventFault("properties contain a control character or half a character.");
        }
    }
}
