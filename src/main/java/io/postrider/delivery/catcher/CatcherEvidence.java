package io.postrider.delivery.catcher;

import io.postrider.delivery.spi.DeliveryEvidence;
import java.time.Duration;
import org.springframework.context.annotation.Conditional;
import org.springframework.stereotype.Component;

/** The catcher always knows: what it accepted is in its table. */
@Component
@Conditional(NoMailServerConfigured.class)
class CatcherEvidence implements DeliveryEvidence {

    /** Longer than a commit can take. */
    private static final Duration SETTLED = Duration.ofSeconds(60);

    private final CaughtMails mails;

    CatcherEvidence(CaughtMails mails) {
        this.mails = mails;
    }

    @Override
    public String server() {
        return "catcher";
    }

    @Override
    public Duration settledAfter() {
        return SETTLED;
    }

    @Override
    public Answer about(String messageId) {
        return mails.holds(messageId) ? Answer.ACCEPTED : Answer.NOT_ACCEPTED;
    }
}
