package io.postrider.journeys;

import io.postrider.events.LoggedEvent;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Starts the journeys whose trigger an event is. */
@Component
class JourneyTriggers {

    private final JourneyEntry entry;
    private final JourneyCatalogue catalogue;

    JourneyTriggers(JourneyEntry entry, JourneyCatalogue catalogue) {
        this.entry = entry;
        this.catalogue = catalogue;
    }

    /** @param heard journeys in which she already waited for this event: it went on there and starts nothing new */
    void on(LoggedEvent event, List<Journey> journeys, Set<String> heard) {
        for (Journey journey : journeys) {
            if (!heard.contains(journey.key()) && journey.start().trigger().matches(event.name(), event.properties())) {
                entry.enter(
                        journey,
                        event.contact(),
                        StartVariables.from(
                                event.properties(),
                                catalogue.model(journey.definitionId()).variables()));
            }
        }
    }
}
