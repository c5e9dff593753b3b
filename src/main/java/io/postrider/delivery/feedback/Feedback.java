package io.postrider.delivery.feedback;

import io.postrider.delivery.MailId;
import java.time.Instant;

/**
 * One thing that came back about one mail.
 *
 * @param key unique for ever: a second one of the same key is the same one. Begins with its source, such as {@code ses:<event id>}
 * @param mail which mail, proven by a token or a provider's signature; who cannot name a mail has no feedback
 * @param status enhanced status code such as {@code 5.1.1} (RFC 3463), or null
 * @param diagnostic what the far side said, one line of at most 400 characters without addresses, or null
 * @param at business time
 * @param source the door: {@code mailbox}, {@code return-path}, {@code ses}, {@code sendgrid}, {@code mailgun}, {@code postmark}
 */
public record Feedback(
        String key, Kind kind, MailId mail, String status, String diagnostic, Instant at, String source) {

    /** What can come back. */
    public enum Kind {
        /** The far mailbox has it. */
        DELIVERED,
        /** It will never arrive, because of the address. */
        HARD_BOUNCE,
        /** It did not arrive this time: full, too large, distrusted, out of order. */
        SOFT_BOUNCE,
        /** She called it spam. */
        COMPLAINT,
        /** Her mail program answered by itself: vacation, out of office. */
        AUTO_REPLY,
        /** She, or her provider on her behalf, asked that no more come. */
        UNSUBSCRIBED
    }
}
