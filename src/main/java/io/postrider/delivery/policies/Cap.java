package io.postrider.delivery.policies;

import io.postrider.delivery.spi.OutgoingMail;
import java.time.Duration;

/**
 * A limit as one mail meets it.
 *
 * @param mails at most so many
 * @param within rolling window of business time
 * @param purpose the only purpose that counts, or null for all that need consent
 * @param enough the sentence, such as {@code 3 mails in 7 days are enough}
 */
record Cap(int mails, Duration within, String purpose, String enough) {

    static Cap of(int mails, Duration within, OutgoingMail onlyLike) {
        String about = onlyLike == null ? "" : " about " + onlyLike.purpose().name();
        String many = mails == 1 ? "one mail" : mails + " mails";
        return new Cap(
                mails,
                within,
                onlyLike == null ? null : onlyLike.purpose().key(),
                many + about + " in " + Spans.said(within) + (mails == 1 ? " is" : " are") + " enough");
    }

    boolean counts(Diary.Entry entry) {
        return purpose == null || purpose.equals(entry.purpose());
    }
}
