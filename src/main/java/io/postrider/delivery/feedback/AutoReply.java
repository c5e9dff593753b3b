package io.postrider.delivery.feedback;

import io.postrider.delivery.SentMail;
import org.springframework.stereotype.Component;

/** Her mail program answered by itself; the mail arrived, and that is all it means. */
@Component
class AutoReply implements Consequence {

    private final FeedbackLog log;

    AutoReply(FeedbackLog log) {
        this.log = log;
    }

    @Override
    public Feedback.Kind kind() {
        return Feedback.Kind.AUTO_REPLY;
    }

    @Override
    public boolean follow(Feedback feedback, SentMail mail) {
        return log.tell("email.autoReplied", null, feedback, mail, "her mail program answered by itself");
    }
}
