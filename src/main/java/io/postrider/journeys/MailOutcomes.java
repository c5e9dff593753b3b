package io.postrider.journeys;

import io.postrider.contacts.Contact;
import io.postrider.contacts.Contacts;
import io.postrider.contacts.Suppressions;
import io.postrider.events.LoggedEvent;
import org.springframework.stereotype.Component;

/** What the fate of a mail means for the journey that sent it. */
@Component
class MailOutcomes {

    private final Departures departures;
    private final Contacts contacts;
    private final Suppressions suppressions;

    MailOutcomes(Departures departures, Contacts contacts, Suppressions suppressions) {
        this.departures = departures;
        this.contacts = contacts;
        this.suppressions = suppressions;
    }

    /** An address that turned out dead is suppressed by then: nothing more can reach her. */
    void onBounced(LoggedEvent event) {
        contacts.find(event.contact())
                .map(Contact::email)
                .flatMap(suppressions::reasonFor)
                .ifPresent(why -> departures.onSuppression(event.contact(), why));
    }
}
