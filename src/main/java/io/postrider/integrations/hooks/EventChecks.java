package io.postrider.integrations.hooks;

import io.postrider.contacts.PlainValues;
import io.postrider.events.spi.EventCheck;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** What comes by a webhook is held to the same rules as what comes by the API. */
@Component
class EventChecks {

    private static final PlainValues STORABLE = new PlainValues(100, 4_000, 5);

    private final List<EventCheck> checks;

    EventChecks(List<EventCheck> checks) {
        this.checks = checks;
    }

    /** @throws DoesNotFit naming the property */
    void require(String name, Map<String, Object> properties) {
        Stream.concat(
                        STORABLE.fault("properties", properties).stream(),
                        checks.stream().map(it -> it.fault(name, properties)).flatMap(Optional::stream))
                .findFirst()
                .ifPresent(fault -> {
                    throw new DoesNotFit(name + ": " + fault.replaceFirst("\\.$", ""));
                });
    }
}
