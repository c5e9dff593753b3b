package io.postrider.contacts;

import io.postrider.contacts.Consent.Status;
import java.time.Instant;
import java.util.Optional;

/**
 * All we keep of one consent besides its history.
 *
 * @param pendingSince when the open request was first heard of; older confirmation links are void
 * @param requestedAt when it was last heard of
 * @param withdrawnAt when she last said no; a yes from before changes nothing
 */
public record ConsentState(
        ContactId contact,
        String purpose,
        Status status,
        Proof proof,
        Instant pendingSince,
        Instant requestedAt,
        Instant withdrawnAt) {

    /** The same as somebody else's, who is the same person. */
    ConsentState movedTo(ContactId other, Instant lastNo) {
        return new ConsentState(other, purpose, status, proof, pendingSince, requestedAt, lastNo);
    }

    Consent consent() {
        return new Consent(contact, purpose, status, proof.at(), proof);
    }

    /** Where a yes leads from here; empty when it changes nothing. @param before null: she has never been asked */
    public static Optional<ConsentState> granted(
            ConsentState before, ContactId contact, String purpose, Proof yes, Instant now) {
        return yes.expired(now) || before != null && before.unmovedBy(yes)
                ? Optional.empty()
                : Optional.of(new ConsentState(
                        contact, purpose, Status.GRANTED, yes, null, null, before == null ? null : before.withdrawnAt));
    }

    /** Where a no leads from here; empty when it changes nothing. @param before null: she has never been asked */
    public static Optional<ConsentState> withdrawn(ConsentState before, ContactId contact, String purpose, Proof no) {
        boolean older = before != null
                && (before.is(Status.WITHDRAWN)
                        || before.is(Status.GRANTED) && no.at().isBefore(before.proof.at()));
        return older
                ? Optional.empty()
                : Optional.of(new ConsentState(contact, purpose, Status.WITHDRAWN, no, null, null, no.at()));
    }

    /** A yes she has said already, one older than her no, and one that is not hers against her no. */
    private boolean unmovedBy(Proof yes) {
        return is(Status.GRANTED) && !outlastedBy(yes)
                || withdrawnAfter(yes.at())
                || objects() && yes.basis() != Basis.CONSENT;
    }

    /** A yes that counts at this moment. */
    public boolean granted(Instant now) {
        return is(Status.GRANTED) && !proof.expired(now);
    }

    /** Whether a newer proof of the same yes says more than this one: it lasts longer. */
    boolean outlastedBy(Proof newer) {
        return is(Status.GRANTED)
                && proof.expiresAt() != null
                && !newer.at().isBefore(proof.at())
                && (newer.expiresAt() == null || newer.expiresAt().isAfter(proof.expiresAt()));
    }

    /** She said no, and nobody but herself takes that back: not her next order, only a consent of hers. */
    boolean objects() {
        return withdrawnAt != null && !is(Status.GRANTED);
    }

    boolean is(Status other) {
        return status == other;
    }

    /** Whether she has said no after this moment. */
    boolean withdrawnAfter(Instant moment) {
        return withdrawnAt != null && moment.isBefore(withdrawnAt);
    }
}
