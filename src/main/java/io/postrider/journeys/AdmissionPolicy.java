package io.postrider.journeys;

import io.postrider.contacts.ContactId;
import java.util.Map;
import java.util.Optional;

/** One reason why a contact may not enter a journey; policies are asked in their {@code @Order}, the first no counts. */
interface AdmissionPolicy {

    /** @return empty when this policy has nothing against it */
    Optional<Refusal> check(Candidate candidate);

    /** Who wants to enter what. @param variables what she would enter with */
    record Candidate(Journey journey, ContactId contact, Map<String, Object> variables) {

        /** Tells this enrolment from her others; null when she can only have one at a time. */
        String reentryKey() {
            String key = journey.start().reentry().key();
            Object value = key == null ? null : variables.get(key);
            return value == null ? null : value.toString();
        }
    }
}
