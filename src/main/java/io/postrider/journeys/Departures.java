package io.postrider.journeys;

import io.postrider.contacts.ContactEvents.ContactErased;
import io.postrider.contacts.ContactEvents.ContactsMerged;
import io.postrider.contacts.ContactId;
import io.postrider.delivery.Outbox;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Takes contacts out of journeys for reasons nobody draws: by hand, consent withdrawn, suppressed, erased. */
@Component
class Departures {

    private final EnrolmentTable enrolments;
    private final Instances instances;
    private final Outbox outbox;
    private final JourneyCatalogue catalogue;
    private final JourneyPurposes purposes;

    Departures(
            EnrolmentTable enrolments,
            Instances instances,
            Outbox outbox,
            JourneyCatalogue catalogue,
            JourneyPurposes purposes) {
        this.enrolments = enrolments;
        this.instances = instances;
        this.outbox = outbox;
        this.catalogue = catalogue;
        this.purposes = purposes;
    }

    void leave(Enrolment enrolment, String reason) {
        if (enrolment.endedAt() == null) {
            outbox.cancel(enrolment.id(), reason);
            instances.end(enrolment.id(), reason);
        }
    }

    /** She withdrew a purpose: journeys that may now send her nothing end; transactional ones never do. */
    void onWithdrawal(ContactId contact, String purpose) {
        for (Enrolment enrolment : enrolments.running(contact)) {
            catalogue
                    .find(enrolment.journey(), enrolment.version())
                    .filter(journey -> purposes.marketing(journey).contains(purpose))
                    .filter(journey -> !purposes.allow(journey, contact))
                    .ifPresent(journey -> leave(enrolment, "She withdrew her consent to " + purpose));
        }
    }

    /** Her address must never be mailed again: every journey that sends mail ends. */
    void onSuppression(ContactId contact, String why) {
        for (Enrolment enrolment : enrolments.running(contact)) {
            catalogue
                    .find(enrolment.journey(), enrolment.version())
                    .filter(journey -> !journey.purposes().isEmpty())
                    .ifPresent(journey -> leave(enrolment, "Her address must not be mailed any more: " + why));
        }
    }

    /**
     * She was two: where both walk the same road one of them leaves, everywhere else her run goes on as hers. Before the log
     * is moved, so that what is told here moves, too.
     */
    @EventListener
    @Order(1)
    void on(ContactsMerged merged) {
        for (Enrolment enrolment : enrolments.running(merged.gone())) {
            boolean there = enrolments.of(merged.kept(), enrolment.journey(), enrolment.key()).stream()
                    .anyMatch(hers -> hers.endedAt() == null);
            if (there) {
                leave(enrolment, "She was merged with a contact that is in this journey, too");
            }
        }
        enrolments.move(merged.gone(), merged.kept());
        instances.move(merged.gone(), merged.kept());
    }

    /** The book goes first, so that the ends of her runs are told to nobody. */
    @EventListener
    void on(ContactErased erased) {
        enrolments.delete(erased.contact());
        instances.forget(erased.contact(), "The contact was erased");
    }
}
