package io.postrider.delivery.feedback;

import io.postrider.delivery.SentMail;
import io.postrider.delivery.reputation.DeliveryStatistics;
import org.springframework.stereotype.Component;

/** The far mailbox has the mail. */
@Component
class Delivered implements Consequence {

    private final FeedbackLog log;

    Delivered(FeedbackLog log) {
        this.log = log;
    }

    @Override
    public Feedback.Kind kind() {
        return Feedback.Kind.DELIVERED;
    }

    @Override
    public DeliveryStatistics.Kind booked() {
        return DeliveryStatistics.Kind.DELIVERED;
    }

    @Override
    public boolean follow(Feedback feedback, SentMail mail) {
        return log.tell("email.delivered", null, feedback, mail, "delivered: the far mail server says so");
    }
}
