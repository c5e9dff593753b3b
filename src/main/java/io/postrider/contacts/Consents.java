package io.postrider.contacts;

import io.postrider.contacts.Consent.Status;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What each contact agreed to, per purpose, with its proof and its whole history. */
@Component
public class Consents {

    private final PurposeTable purposes;
    private final ConsentChanges changes;
    private final ConfirmationLinks links;

    Consents(PurposeTable purposes, ConsentChanges changes, ConfirmationLinks links) {
        this.purposes = purposes;
        this.changes = changes;
        this.links = links;
    }

    /** The purposes of this installation. */
    public List<Purpose> purposes() {
        return purposes.all();
    }

    /** @throws UnknownPurpose when there is none of that key */
    public Purpose purpose(String key) {
        return purposes.find(key).orElseThrow(() -> new UnknownPurpose(key));
    }

    public List<Consent> of(ContactId contact) {
        return changes.of(contact);
    }

    /** The consents of all these contacts, in one query; a contact without any has an empty list. */
    public Map<ContactId, List<Consent>> ofAll(List<ContactId> contacts) {
        return changes.ofAll(contacts);
    }

    public Optional<Consent> of(ContactId contact, String purpose) {
        return changes.of(contact, purpose);
    }

    /**
     * She asked for it but has not confirmed: double opt-in begins ({@link ContactEvents.ConsentRequested}).
     *
     * <p>Changes nothing when she has already said yes, or said no since. Asking again while a request is open publishes it
     * again, but not more often than the setting {@code repeat-request-after} allows.
     */
    @Transactional
    public void request(ContactId contact, String purpose, Proof proof) {
        changes.request(contact, subscribable(purpose), proof);
    }

    /**
     * She may be written to; publishes {@link ContactEvents.ConsentGranted} only on the change.
     *
     * <p>A grant older than a withdrawal changes nothing, nor does one on another basis than a consent of hers after it. A yes that
     * ends is renewed by one that ends later.
     *
     * @throws UnusableProof when it says too little, or her country does not allow the basis
     */
    @Transactional
    public void grant(ContactId contact, String purpose, Proof proof) {
        changes.grant(contact, subscribable(purpose), proof, false);
    }

    /** As {@link #grant}, told long after she said so: it counts, but no journey starts from it. */
    @Transactional
    public void grantLate(ContactId contact, String purpose, Proof proof) {
        changes.grant(contact, subscribable(purpose), proof, true);
    }

    /** She took it back; publishes {@link ContactEvents.ConsentWithdrawn} only on the change. A withdrawal older than her yes changes nothing. */
    @Transactional
    public void withdraw(ContactId contact, String purpose, Proof proof) {
        changes.withdraw(contact, subscribable(purpose), proof, false);
    }

    /** As {@link #withdraw}, told long after she said so: it counts, and moves no journey unless it ends a yes. */
    @Transactional
    public void withdrawLate(ContactId contact, String purpose, Proof proof) {
        changes.withdraw(contact, subscribable(purpose), proof, true);
    }

    /** She never confirmed: the pending request is dropped as if she had not asked (nothing happens when it is no longer pending). */
    @Transactional
    public void drop(ContactId contact, String purpose) {
        changes.drop(contact, subscribable(purpose));
    }

    /**
     * The absolute link on which she confirms her pending consent, by POST on the page behind it.
     *
     * @throws NothingToConfirm when she has no open request
     */
    public String confirmationLink(ContactId contact, String purpose) {
        return links.link(changes.state(contact, purpose)
                .filter(state -> state.is(Status.PENDING))
                .orElseThrow(() -> new NothingToConfirm(purpose)));
    }

    private String subscribable(String key) {
        if (purpose(key).transactional()) {
            throw new PurposeNeedsNoConsent(key);
        }
        return key;
    }
}
