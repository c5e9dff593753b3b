package io.postrider.journeys;

import io.postrider.contacts.ContactId;
import io.postrider.contacts.Contacts;
import io.postrider.events.EventLog;
import io.postrider.events.NewEvent;
import io.postrider.events.Origin;
import io.postrider.journeys.AdmissionPolicy.Candidate;
import io.postrider.journeys.Refusal.Kind;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The one door into a journey: triggers, the API and native starts in the engine all ask here.
 *
 * <p>Her row is held until the transaction ends, so that two entries at the same moment never both pass.
 */
@Component
class Admission {

    private final Contacts contacts;
    private final List<AdmissionPolicy> policies;
    private final EventLog log;
    private final Clock clock;

    Admission(Contacts contacts, List<AdmissionPolicy> policies, EventLog log, Clock clock) {
        this.contacts = contacts;
        this.policies = policies;
        this.log = log;
        this.clock = clock;
    }

    /** @return why she may not enter; empty when she may */
    @Transactional
    public Optional<Refusal> check(Journey journey, ContactId contact, Map<String, Object> variables) {
        if (!contacts.lock(contact)) {
            return Optional.of(new Refusal(Kind.UNKNOWN_CONTACT, "There is no contact " + contact));
        }
        Candidate candidate = new Candidate(journey, contact, variables);
        return policies.stream()
                .map(policy -> policy.check(candidate))
                .flatMap(Optional::stream)
                .findFirst();
    }

    /** Puts the refusal onto her timeline; an unknown contact has none. */
    @Transactional
    public void record(Journey journey, ContactId contact, Refusal refusal) {
        if (refusal.kind() != Kind.UNKNOWN_CONTACT) {
            log.append(new NewEvent(
                    null,
                    "journey.refused",
                    contact,
                    clock.instant(),
                    Map.of("rule", refusal.kind().name()),
                    new Origin(journey.key(), journey.version(), null, null),
                    refusal.reason()));
        }
    }
}
