package io.postrider.events.web;

import com.fasterxml.jackson.databind.JsonNode;
import io.postrider.contacts.PlainValues;
import io.postrider.events.EventSettings;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Makes plain values of what an app knows about an event, and stops as soon as it is too much or too deep. */
@Component
class EventProperties {

    private final EventSettings settings;
    private final PlainValues values;

    EventProperties(EventSettings settings) {
        this.settings = settings;
        this.values =
                new PlainValues(settings.maxProperties(), settings.maxPropertyText(), settings.maxPropertyDepth());
    }

    /** @throws EventFault when they cannot be kept */
    Map<String, Object> read(JsonNode properties) {
        if (properties.isMissingNode() || properties.isNull()) {
            return Map.of();
        }
        if (!properties.isObject()) {
            throw new EventFault("properties must be an object.");
        }
        Map<String, Object> plain = new Walk().object(properties, 0);
        values.fault("properties", plain).ifPresent(fault -> {
            throw new EventFault(fault);
        });
        return plain;
    }

    /** One way through the properties of one event, counting what it has met. */
    private final class Walk {

        private long size;

        Map<String, Object> object(JsonNode object, int depth) {
            Map<String, Object> plain = new LinkedHashMap<>();
            for (Map.Entry<String, JsonNode> each : object.properties()) {
                met(each.getKey().length() + 4);
                plain.put(each.getKey(), value(each.getValue(), depth));
            }
            return plain;
        }

        private Object value(JsonNode value, int depth) {
            if (value.isContainerNode()) {
                met(2);
                if (depth >= settings.maxPropertyDepth()) {
                    throw new EventFault(
                            "properties are nested deeper than " + settings.maxPropertyDepth() + " levels.");
                }
                return value.isObject() ? object(value, depth + 1) : list(value, depth + 1);
            }
            if (value.isTextual()) {
                met(value.textValue().length() + 3);
                return value.textValue();
            }
            met(6);
            return value.isNumber() ? value.numberValue() : value.isBoolean() ? (Object) value.booleanValue() : null;
        }

        private List<Object> list(JsonNode list, int depth) {
            List<Object> plain = new ArrayList<>();
            list.forEach(each -> plain.add(value(each, depth)));
            return plain;
        }

        private void met(int characters) {
            size += characters;
            if (size > settings.maxPropertiesSize()) {
                throw new EventFault(
                        "properties together are longer than " + settings.maxPropertiesSize() + " characters.");
            }
        }
    }
}
