package io.postrider.events.web;

import com.fasterxml.jackson.databind.JsonNode;
import io.postrider.contacts.ContactId;
import io.postrider.events.EventSettings;
import io.postrider.events.NewEvent;
import io.postrider.events.Origin;
import io.postrider.events.spi.EventCheck;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.springframework.stereotype.Component;

/** Reads one event as apps send it, and says precisely what is wrong with it. */
@Component
class EventReader {

    private static final Set<String> FIELDS = Set.of("id", "name", "contact", "occurredAt", "properties");
    private final Clock clock;
    private final EventSettings settings;
    private final EventProperties properties;
    private final List<EventCheck> checks;

    EventReader(Clock clock, EventSettings settings, EventProperties properties, List<EventCheck> checks) {
        this.clock = clock;
        this.settings = settings;
        this.properties = properties;
        this.checks = checks;
    }

    /** @throws EventFault when it cannot be logged */
    NewEvent read(JsonNode event, Function<JsonNode, ContactId> contacts) {
        if (!event.isObject()) {
            throw new EventFault("An event is an object.");
        }
        onlyFields(event);
        String key = EventIdentity.key(event.path("id"));
        String name = EventIdentity.name(event.path("name"));
        Instant at = time(event.path("occurredAt"));
        Map<String, Object> known = properties.read(event.path("properties"));
        checks.forEach(check -> check.fault(name, known).ifPresent(fault -> {
            throw new EventFault(fault);
        }));
        // Asked last: it may create a contact, and for an event that is refused nobody is created.
        return new NewEvent(key, name, contacts.apply(event.path("contact")), at, known, Origin.NONE, null);
    }

    private static void onlyFields(JsonNode event) {
        for (Iterator<String> names = event.fieldNames(); names.hasNext(); ) {
            if (!FIELDS.contains(names.next())) {
                throw new EventFault("An event has only the fields id, name, contact, occurredAt and properties.");
            }
        }
    }

    private Instant time(JsonNode time) {
        Instant now = clock.instant();
        if (time.isMissingNode() || time.isNull()) {
            return now;
        }
        Instant at = parsed(time);
        if (at.isAfter(now.plus(settings.ahead()))) {
            throw new EventFault("occurredAt lies in the future, more than "
                    + settings.ahead().toSeconds() + " seconds ahead.");
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
}
