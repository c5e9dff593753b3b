package io.postrider.delivery.feedback;

import io.postrider.contacts.Consents;
import io.postrider.contacts.Proof;
import io.postrider.delivery.SentMail;
import org.springframework.stereotype.Component;

/** She, or her provider on her behalf, asked that no more come: her consent to the purpose of the mail is taken back. */
@Component
class Unsubscribed implements Consequence {

    private final Consents consents;

    Unsubscribed(Consents consents) {
        this.consents = consents;
    }

    @Override
    public Feedback.Kind kind() {
        return Feedback.Kind.UNSUBSCRIBED;
    }

    /** Mail that needs no consent, and a purpose that was removed since, leave nothing to take back. */
    @Override
    public boolean follow(Feedback feedback, SentMail mail) {
        boolean needsConsent = consents.purposes().stream()
                .anyMatch(purpose -> purpose.key().equals(mail.purpose()) && !purpose.transactional());
        if (needsConsent) {
            Proof proof = new Proof("unsubscribed by " + feedback.source(), feedback.at(), null, null, null, null);
            consents.withdraw(mail.contact(), mail.purpose(), proof);
        }
        return needsConsent;
    }
}
