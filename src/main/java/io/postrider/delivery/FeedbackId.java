package io.postrider.delivery;

import io.postrider.delivery.spi.OutgoingMail;
import java.util.Locale;

/**
 * By which mailbox providers add up complaints: {@code campaign:purpose:kind:sender} (Gmail's Feedback-ID). It is the same for all
 * mails of a campaign; the sender, 5 to 15 characters, stands last.
 */
final class FeedbackId {

    private static final int SHORTEST = 5;
    private static final int LONGEST = 15;

    private FeedbackId() {}

    static String of(OutgoingMail mail, String domain) {
        String journey =
                mail.email().origin() == null ? null : mail.email().origin().journey();
        String campaign = journey == null
                ? mail.email().template()
                : journey + "." + mail.email().template();
        return plain(campaign) + ":" + plain(mail.purpose().key()) + ":"
                + (mail.purpose().transactional() ? "transactional" : "marketing") + ":" + sender(domain);
    }

    private static String sender(String domain) {
        String name = plain(domain).replace(".", "");
        String padded = name.length() < SHORTEST ? name + "mail" + "s".repeat(SHORTEST) : name;
        return padded.substring(0, Math.min(LONGEST, padded.length()));
    }

    private static String plain(String text) {
        return text.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9._-]", "-");
    }
}
