package io.postrider.delivery;

import java.time.Instant;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Where intentions to write wait until they may leave; written in the caller's transaction, so a rolled-back step leaves no mail.
 */
@Component
public class Outbox {

    /**
     * What became of the intention.
     *
     * @param plannedFor business time at which it will leave if nothing holds it up
     * @param fresh false when an intention of this key stood there already
     */
    public record Queued(MailId id, Instant plannedFor, boolean fresh) {}

    public Queued enqueue(Email email) {
        throw new UnsupportedOperationException();
    }

    /**
     * Queues one mail for each contact a query gives, as one set-based statement, at most once per contact.
     *
     * @return how many are new
     */
    public long enqueueAll(Recipients recipients, Email pattern) {
        throw new UnsupportedOperationException();
    }

    /** Takes back what was not sent yet for this enrolment. @return how many mails */
    public int cancel(String enrolment, String reason) {
        throw new UnsupportedOperationException();
    }

    public Optional<SentMail> find(MailId id) {
        throw new UnsupportedOperationException();
    }
}
