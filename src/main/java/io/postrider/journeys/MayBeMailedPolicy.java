package io.postrider.journeys;

import io.postrider.contacts.Contact;
import io.postrider.contacts.Contacts;
import io.postrider.contacts.Suppressions;
import io.postrider.journeys.Refusal.Kind;
import java.util.Optional;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Nobody enters a journey whose mails could never reach her: suppressed, or without consent for any of its purposes. */
@Component
@Order(20)
class MayBeMailedPolicy implements AdmissionPolicy {

    private final Contacts contacts;
    private final Suppressions suppressions;
    private final JourneyPurposes purposes;

    MayBeMailedPolicy(Contacts contacts, Suppressions suppressions, JourneyPurposes purposes) {
        this.contacts = contacts;
        this.suppressions = suppressions;
        this.purposes = purposes;
    }

    @Override
    public Optional<Refusal> check(Candidate candidate) {
        if (candidate.journey().purposes().isEmpty()) {
            return Optional.empty();
        }
        Optional<String> suppressed =
                contacts.find(candidate.contact()).map(Contact::email).flatMap(suppressions::reasonFor);
        if (suppressed.isPresent()) {
            return refuse("Her address must not be mailed: " + suppressed.get());
        }
        if (!purposes.allow(candidate.journey(), candidate.contact())) {
            return refuse(
                    "She has not agreed to mail for " + String.join(" or ", purposes.marketing(candidate.journey())));
        }
        return Optional.empty();
    }

    private static Optional<Refusal> refuse(String reason) {
        return Optional.of(new Refusal(Kind.MAY_NOT_BE_MAILED, reason));
    }
}
