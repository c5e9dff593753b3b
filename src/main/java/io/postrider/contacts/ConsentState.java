package io.postrider.contacts;

import io.postrider.contacts.Consent.Status;
import java.time.Instant;

/**
 * All we keep of one consent besides its history.
 *
 * @param pendingSince when the open request was first heard of; older confirmation links are void
 * @param requestedAt when it was last heard of
 * @param withdrawnAt when she last said no; a yes from before changes nothing
 */
record ConsentState(
        ContactId contact,
        String purpose,
        Status status,
        Proof proof,
        Instant pendingSince,
        Instant requestedAt,
        Instant withdrawnAt) {

    Consent consent() {
        return new Consent(contact, purpose, status, proof.at(), proof);
    }

    boolean is(Status other) {
        return status == other;
    }

    /** Whether she has said no after this moment. */
    boolean withdrawnAfter(Instant moment) {
        return withdrawnAt != null && moment.isBefore(withdrawnAt);
    }
}
