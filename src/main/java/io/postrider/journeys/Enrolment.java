package io.postrider.journeys;

import io.postrider.contacts.ContactId;
import java.time.Instant;
import java.util.Map;

/**
 * One contact's run through one journey.
 *
 * @param id the engine's process instance
 * @param key tells apart the enrolments of one contact (per cart, per purpose); null when there is only one
 * @param variables values she entered with, never personal data
 * @param endedAt business time, null while she is in it
 * @param reason how it ended, in a sentence; null while she is in it
 */
public record Enrolment(
        String id,
        String journey,
        int version,
        ContactId contact,
        String key,
        State state,
        Map<String, Object> variables,
        Instant enteredAt,
        Instant endedAt,
        String reason) {

    /** Where she stands. */
    public enum State {
        RUNNING,
        /** She reached an end of the drawing. */
        COMPLETED,
        /** She was taken out: by a drawn exit, by withdrawing consent, by hand. */
        LEFT,
        /** A step failed and waits for somebody. */
        FAILED
    }
}
