package io.postrider.journeys;

import io.postrider.contacts.ContactId;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Lets a contact into a journey, or says on her timeline why not. */
@Component
class JourneyEntry {

    private final Admission admission;
    private final Instances instances;

    JourneyEntry(Admission admission, Instances instances) {
        this.admission = admission;
        this.instances = instances;
    }

    /**
     * How it went.
     *
     * @param enrolment the run's id, null when she was refused
     * @param refusal null when she was let in
     */
    record Outcome(String enrolment, Refusal refusal) {}

    @Transactional
    public Outcome enter(Journey journey, ContactId contact, Map<String, Object> variables) {
        Optional<Refusal> refusal = admission.check(journey, contact, variables);
        if (refusal.isPresent()) {
            admission.record(journey, contact, refusal.get());
            return new Outcome(null, refusal.get());
        }
        return new Outcome(instances.start(journey, contact, variables), null);
    }
}
