package io.postrider.delivery.feedback;

import io.postrider.delivery.BouncedAddresses;
import io.postrider.delivery.SentMail;
import io.postrider.delivery.reputation.DeliveryStatistics;
import org.springframework.stereotype.Component;

/** The mail did not arrive this time; too often in a row, and the address is given up. */
@Component
class SoftBounce implements Consequence {

    private final FeedbackLog log;
    private final BouncedAddresses addresses;

    SoftBounce(FeedbackLog log, BouncedAddresses addresses) {
        this.log = log;
        this.addresses = addresses;
    }

    @Override
    public Feedback.Kind kind() {
        return Feedback.Kind.SOFT_BOUNCE;
    }

    @Override
    public DeliveryStatistics.Kind booked() {
        return DeliveryStatistics.Kind.SOFT;
    }

    @Override
    public boolean follow(Feedback feedback, SentMail mail) {
        String reason = "bounced: it did not arrive this time" + Said.in(feedback);
        boolean news = log.tell("email.bounced", "soft", feedback, mail, reason);
        if (news) {
            addresses.bouncedSoftly(mail.contact(), mail.id());
        }
        return news;
    }
}
