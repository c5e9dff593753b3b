package io.postrider.console;

import io.postrider.content.Template;
import io.postrider.content.Templates;
import io.postrider.events.Origin;
import io.postrider.journeys.Journey;
import io.postrider.journeys.Journeys;
import java.util.Locale;
import org.springframework.stereotype.Component;

/** What people call templates, journeys and steps that the log knows by key. */
@Component("names")
class Names {

    private final Templates templates;
    private final Journeys journeys;

    Names(Templates templates, Journeys journeys) {
        this.templates = templates;
        this.journeys = journeys;
    }

    String template(String key) {
        return templates.find(key).map(Template::name).orElse(key);
    }

    /** As drawn; of a journey that is gone, its key read aloud. */
    public String journey(String key) {
        return journeys.find(key).map(Journey::name).orElseGet(() -> aloud(key));
    }

    private static String aloud(String key) {
        String words = key.replace('-', ' ');
        return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }

    /** Which step of which journey, in words. */
    String place(Origin origin) {
        if (origin.step() == null) {
            return journey(origin.journey());
        }
        return journeys.find(origin.journey(), origin.version())
                .map(journey -> journey.name() + ": " + journeys.stepName(journey.definitionId(), origin.step()))
                .orElseGet(() -> aloud(origin.journey()));
    }

    /** A step as the newest drawing calls it. */
    String stepOfNewest(String journey, String step) {
        return journey == null
                ? step
                : journeys.find(journey)
                        .map(newest -> journeys.stepName(newest.definitionId(), step))
                        .orElse(step);
    }
}
