package io.postrider.delivery.feedback;

import io.postrider.contacts.SuppressionKind;
import io.postrider.delivery.BouncedAddresses;
import io.postrider.delivery.SentMail;
import io.postrider.delivery.reputation.DeliveryStatistics;
import org.springframework.stereotype.Component;

/** She called the mail spam: she gets none any more, of any kind, for ever. */
@Component
class Complaint implements Consequence {

    private final FeedbackLog log;
    private final BouncedAddresses addresses;

    Complaint(FeedbackLog log, BouncedAddresses addresses) {
        this.log = log;
        this.addresses = addresses;
    }

    @Override
    public Feedback.Kind kind() {
        return Feedback.Kind.COMPLAINT;
    }

    @Override
    public DeliveryStatistics.Kind booked() {
        return DeliveryStatistics.Kind.COMPLAINTS;
    }

    @Override
    public boolean follow(Feedback feedback, SentMail mail) {
        boolean news = log.tell("email.complained", null, feedback, mail, "complained: she called it spam");
        addresses.giveUp(mail.contact(), mail.id(), SuppressionKind.COMPLAINED, "complained: she called our mail spam");
        return news;
    }
}
