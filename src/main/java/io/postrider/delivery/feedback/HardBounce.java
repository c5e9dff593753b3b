package io.postrider.delivery.feedback;

import io.postrider.contacts.SuppressionKind;
import io.postrider.delivery.BouncedAddresses;
import io.postrider.delivery.SentMail;
import io.postrider.delivery.reputation.DeliveryStatistics;
import org.springframework.stereotype.Component;

/** The mail will never arrive, because of the address: nobody writes there again. */
@Component
class HardBounce implements Consequence {

    private final FeedbackLog log;
    private final BouncedAddresses addresses;

    HardBounce(FeedbackLog log, BouncedAddresses addresses) {
        this.log = log;
        this.addresses = addresses;
    }

    @Override
    public Feedback.Kind kind() {
        return Feedback.Kind.HARD_BOUNCE;
    }

    @Override
    public DeliveryStatistics.Kind booked() {
        return DeliveryStatistics.Kind.HARD;
    }

    @Override
    public boolean follow(Feedback feedback, SentMail mail) {
        String reason = "bounced: nothing will ever arrive there" + Said.in(feedback);
        boolean news = log.tell("email.bounced", "hard", feedback, mail, reason);
        addresses.giveUp(mail.contact(), mail.id(), SuppressionKind.BOUNCED, reason);
        return news;
    }
}
