package io.postrider.journeys;

import io.postrider.contacts.Contact;
import io.postrider.contacts.Contacts;
import io.postrider.contacts.Suppressions;
import io.postrider.delivery.MailId;
import io.postrider.events.LoggedEvent;
import io.postrider.journeys.engine.Waits;
import java.time.Duration;
import org.springframework.stereotype.Component;

/** What the fate of a mail means for the journey that sent it. */
@Component
class MailOutcomes {

    private final MailPlans plans;
    private final Waits waits;
    private final Departures departures;
    private final Contacts contacts;
    private final Suppressions suppressions;

    MailOutcomes(MailPlans plans, Waits waits, Departures departures, Contacts contacts, Suppressions suppressions) {
        this.plans = plans;
        this.waits = waits;
        this.departures = departures;
        this.contacts = contacts;
        this.suppressions = suppressions;
    }

    /** Waits drawn after a send count from the actual sending; only the last mail's can still be open. */
    void onSent(LoggedEvent event) {
        if (event.origin().enrolment() != null && event.properties().get("mail") instanceof Number mail) {
            plans.find(event.origin().enrolment(), new MailId(mail.longValue()))
                    .map(planned -> Duration.between(planned, event.occurredAt()))
                    .ifPresent(later -> waits.shift(event.origin().enrolment(), later));
        }
    }

    /** An address that turned out dead is suppressed by then: nothing more can reach her. */
    void onBounced(LoggedEvent event) {
        contacts.find(event.contact())
                .map(Contact::email)
                .flatMap(suppressions::reasonFor)
                .ifPresent(why -> departures.onSuppression(event.contact(), why));
    }
}
