package io.postrider.journeys;

import io.postrider.events.LoggedEvent;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.operaton.bpm.engine.runtime.EventSubscription;
import org.springframework.stereotype.Component;

/** Tells a contact's waiting journeys what she did: a drawn event that is named like it goes on. */
@Component
class JourneyMessages {

    private final Instances instances;
    private final JourneyCatalogue catalogue;

    JourneyMessages(Instances instances, JourneyCatalogue catalogue) {
        this.instances = instances;
        this.catalogue = catalogue;
    }

    /** @return keys of the journeys in which somebody waited for it */
    Set<String> correlate(LoggedEvent event) {
        Set<String> heard = new HashSet<>();
        for (EventSubscription waiting : instances.waiting(event.contact(), event.name())) {
            String definition = instances.definitionOf(waiting.getProcessInstanceId());
            if (definition != null && meant(event, waiting, definition) && instances.receive(waiting)) {
                heard.add(catalogue.key(definition));
            }
        }
        return heard;
    }

    private boolean meant(LoggedEvent event, EventSubscription waiting, String definition) {
        EventFilter filter =
                catalogue.model(definition).filters().getOrDefault(waiting.getActivityId(), EventFilter.ANY);
        return filter.matches(
                event.name(),
                event.properties(),
                filter.variables().isEmpty() ? Map.of() : instances.variables(waiting.getProcessInstanceId()));
    }
}
