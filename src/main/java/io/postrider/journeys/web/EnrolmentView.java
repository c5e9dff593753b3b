package io.postrider.journeys.web;

import io.postrider.contacts.ContactId;
import io.postrider.journeys.Enrolment;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;

/** One contact's run through a journey. @param state running, completed, left or failed */
record EnrolmentView(
        String id,
        String journey,
        int version,
        ContactId contactId,
        String state,
        Map<String, Object> variables,
        Instant enteredAt,
        Instant endedAt,
        String reason) {

    static EnrolmentView of(Enrolment enrolment) {
        return new EnrolmentView(
                enrolment.id(),
                enrolment.journey(),
                enrolment.version(),
                enrolment.contact(),
                enrolment.state().name().toLowerCase(Locale.ROOT),
                enrolment.variables(),
                enrolment.enteredAt(),
                enrolment.endedAt(),
                enrolment.reason());
    }
}
