package io.postrider.contacts;

import java.time.Instant;

/** Whether a contact wants mail for one purpose, and since when. */
public record Consent(ContactId contact, String purpose, Status status, Instant changedAt, Proof proof) {

    /** Whether she may be written to on this: a yes that has not expired. */
    public boolean holds(Instant now) {
        return status == Status.GRANTED && !proof.expired(now);
    }

    /** The three states of a consent. */
    public enum Status {
        /** Asked, not yet confirmed by her (double opt-in). */
        PENDING,
        /** She said yes. */
        GRANTED,
        /** She said no, or took her yes back. */
        WITHDRAWN
    }
}
