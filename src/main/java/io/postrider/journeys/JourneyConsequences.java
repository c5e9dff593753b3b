package io.postrider.journeys;

import io.postrider.events.LoggedEvent;
import java.util.Set;
import org.springframework.stereotype.Component;

/** What an event means for journeys without being drawn: consent withdrawn, address dead, mail later than planned. */
@Component
class JourneyConsequences {

    /** The names it listens to. */
    static final Set<String> EVENTS = Set.of("contact.unsubscribed", "email.sent", "email.bounced");

    private final Departures departures;
    private final MailOutcomes mails;

    JourneyConsequences(Departures departures, MailOutcomes mails) {
        this.departures = departures;
        this.mails = mails;
    }

    void of(LoggedEvent event) {
        switch (event.name()) {
            case "contact.unsubscribed" ->
                departures.onWithdrawal(
                        event.contact(), String.valueOf(event.properties().get("purpose")));
            case "email.sent" -> mails.onSent(event);
            case "email.bounced" -> mails.onBounced(event);
            default -> {
                // Means nothing beyond what is drawn.
            }
        }
    }
}
