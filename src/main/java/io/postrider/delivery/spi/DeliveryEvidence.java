package io.postrider.delivery.spi;

import java.time.Duration;

/** Somebody who can tell whether a mail server took a mail whose answer was lost. */
public interface DeliveryEvidence {

    /** What is known about one mail. */
    enum Answer {
        ACCEPTED,
        /** Certainly not, and it will not be by the old hand-over any more. */
        NOT_ACCEPTED,
        NOBODY_KNOWS
    }

    /** The server it speaks for, as the outbox names it. */
    String server();

    /** Machine time after the hand-over from which its word is final. */
    Duration settledAfter();

    Answer about(String messageId);
}
