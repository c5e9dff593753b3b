package io.postrider.delivery.policies;

import io.postrider.contacts.Consent;
import io.postrider.contacts.Consents;
import io.postrider.delivery.spi.OutgoingMail;
import io.postrider.delivery.spi.SendPolicy;
import io.postrider.delivery.spi.Verdict;
import java.util.List;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Only what she agreed to, as it stands at the moment of sending; transactional mail needs no consent. */
@Component
@Order(200)
class ConsentGiven implements SendPolicy {

    private final Consents consents;

    ConsentGiven(Consents consents) {
        this.consents = consents;
    }

    @Override
    public List<Verdict> check(List<OutgoingMail> mails) {
        return mails.stream().map(this::check).toList();
    }

    private Verdict check(OutgoingMail mail) {
        if (mail.purpose().transactional()) {
            return Verdict.SEND;
        }
        String purpose = mail.purpose().name();
        Consent consent = consents.of(mail.contact().id(), mail.purpose().key()).orElse(null);
        if (consent == null) {
            return new Verdict.Drop("not sent: she never agreed to " + purpose);
        }
        return switch (consent.status()) {
            case GRANTED -> Verdict.SEND;
            case PENDING -> new Verdict.Drop("not sent: she has not confirmed " + purpose + " yet");
            case WITHDRAWN -> new Verdict.Drop("not sent: she unsubscribed from " + purpose);
        };
    }
}
