package io.postrider.journeys;

import io.postrider.events.Behind;
import io.postrider.events.EventFeed;
import io.postrider.events.LoggedEvent;
import io.postrider.events.ReaderPlaces;
import io.postrider.time.MachineTime;
import java.time.Duration;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;

/**
 * Listens to what contacts do: first their waiting journeys hear it, then those end that it ends, then those start that it
 * starts; all in the transaction in which the reader's place in the log moves on.
 */
@Component
class JourneyFeed {

    private static final Logger LOG = LoggerFactory.getLogger(JourneyFeed.class);
    private static final int BATCH = 100;

    /** An order is counted before anybody is asked how often she has ordered. */
    private static final Duration COMMERCE_MAY_STAND = Duration.ofMinutes(1);

    private final Behind commerce;
    private final EventFeed feed;
    private final JourneyCatalogue catalogue;
    private final JourneyMessages messages;
    private final JourneyTriggers triggers;
    private final JourneyConsequences consequences;

    JourneyFeed(
            EventFeed feed,
            JourneyCatalogue catalogue,
            JourneyMessages messages,
            JourneyTriggers triggers,
            JourneyConsequences consequences,
            ReaderPlaces places,
            MachineTime time) {
        this.commerce = new Behind(places, "commerce", COMMERCE_MAY_STAND, time);
        this.feed = feed;
        this.catalogue = catalogue;
        this.messages = messages;
        this.triggers = triggers;
        this.consequences = consequences;
    }

    /** Goes on as long as batches bring something. */
    @Scheduled(fixedDelay = 150)
    void read() {
        try {
            while (batch() > 0) {
                // There may be more.
            }
        } catch (RuntimeException e) {
            LOG.warn("Journeys could not hear the log; they try again: {}", e.toString());
        }
    }

    /** What is deployed is asked after the batch is certain, so that no event meets an older drawing than it should. */
    private int batch() {
        Supplier<JourneyCatalogue.Deployed> deployed = SingletonSupplier.of(catalogue::now);
        return feed.readBehind(
                commerce,
                () -> asked(deployed.get()),
                "journeys",
                BATCH,
                () -> names(deployed.get()),
                event -> hear(event, deployed.get()));
    }

    /** What any drawing waits for or begins with, and what means something without being drawn. */
    private static Set<String> names(JourneyCatalogue.Deployed deployed) {
        Set<String> names = new HashSet<>(deployed.messages());
        names.addAll(JourneyConsequences.EVENTS);
        deployed.journeys().stream()
                .map(journey -> journey.start().trigger().event())
                .filter(Objects::nonNull)
                .forEach(names::add);
        return names;
    }

    /** What a journey begins with that looks at who somebody is: what she did must be counted by then. */
    private static Set<String> asked(JourneyCatalogue.Deployed deployed) {
        return deployed.journeys().stream()
                .filter(journey -> journey.start().audience() != null)
                .map(journey -> journey.start().trigger().event())
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
    }

    private void hear(LoggedEvent event, JourneyCatalogue.Deployed deployed) {
        boolean news = !event.history();
        Set<String> heard = news && deployed.messages().contains(event.name()) ? messages.correlate(event) : Set.of();
        consequences.of(event);
        if (news) {
            triggers.on(event, deployed.journeys(), heard);
        }
    }
}
