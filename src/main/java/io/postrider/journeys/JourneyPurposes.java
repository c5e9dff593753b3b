package io.postrider.journeys;

import io.postrider.contacts.Consent;
import io.postrider.contacts.Consents;
import io.postrider.contacts.ContactId;
import io.postrider.contacts.Purpose;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** What the mails of a journey need her consent for. */
@Component
class JourneyPurposes {

    private final Consents consents;
    private final Clock clock;

    JourneyPurposes(Consents consents, Clock clock) {
        this.consents = consents;
        this.clock = clock;
    }

    /** The journey's purposes that need consent; transactional ones and those only known at the step are left out. */
    List<String> marketing(Journey journey) {
        Set<String> needConsent = consents.purposes().stream()
                .filter(purpose -> !purpose.transactional())
                .map(Purpose::key)
                .collect(Collectors.toSet());
        return journey.purposes().stream().filter(needConsent::contains).toList();
    }

    /** Whether at least one mail of the journey may be sent to her. */
    boolean allow(Journey journey, ContactId contact) {
        List<String> marketing = marketing(journey);
        boolean transactionalOnly = marketing.isEmpty();
        return transactionalOnly
                || journey.purposes().size() > marketing.size()
                || consents.of(contact).stream()
                        .filter(consent -> consent.holds(clock.instant()))
                        .map(Consent::purpose)
                        .anyMatch(marketing::contains);
    }
}
