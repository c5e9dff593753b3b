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

    /** As drawn when it happened: a page of fifty lines asks the database for none of them. */
    public String journey(String key, int version) {
        return journeys.name(key, version).orElseGet(() -> aloud(key));
    }

    private static String aloud(String key) {
        String words = key.replace('-', ' ');
        return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }

    /** Which step of which journey, in words. */
    String place(Origin origin) {
        String journey = journey(origin.journey(), origin.version());
        return origin.step() == null
                ? journey
                : journey + ": " + journeys.stepName(origin.journey(), origin.version(), origin.step());
    }

    /** A step as the newest drawing calls it. */
    String stepOfNewest(String journey, String step) {
        return journey == null
                ? step
                : journeys.find(journey)
                        .map(newest -> journeys.stepName(journey, newest.version(), step))
                        .orElse(step);
    }
}
