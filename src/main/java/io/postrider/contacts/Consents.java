package io.postrider.contacts;

import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** What each contact agreed to, per purpose, with its proof and its whole history. */
@Component
public class Consents {

    /** The purposes of this installation. */
    public List<Purpose> purposes() {
        throw new UnsupportedOperationException();
    }

    /** @throws UnknownPurpose when there is none of that key */
    public Purpose purpose(String key) {
        throw new UnsupportedOperationException();
    }

    public List<Consent> of(ContactId contact) {
        throw new UnsupportedOperationException();
    }

    public Optional<Consent> of(ContactId contact, String purpose) {
        throw new UnsupportedOperationException();
    }

    /** She asked for it but has not confirmed: double opt-in begins ({@link ContactEvents.ConsentRequested}). */
    public void request(ContactId contact, String purpose, Proof proof) {
        throw new UnsupportedOperationException();
    }

    /** She agreed; publishes {@link ContactEvents.ConsentGranted} only on the change. A grant older than a withdrawal changes nothing. */
    public void grant(ContactId contact, String purpose, Proof proof) {
        throw new UnsupportedOperationException();
    }

    /** She took it back; publishes {@link ContactEvents.ConsentWithdrawn} only on the change. */
    public void withdraw(ContactId contact, String purpose, Proof proof) {
        throw new UnsupportedOperationException();
    }

    /** She never confirmed: the pending request is dropped as if she had not asked (nothing happens when it is no longer pending). */
    public void drop(ContactId contact, String purpose) {
        throw new UnsupportedOperationException();
    }

    /** The absolute link on which she confirms her pending consent, by POST on the page behind it. */
    public String confirmationLink(ContactId contact, String purpose) {
        throw new UnsupportedOperationException();
    }
}
