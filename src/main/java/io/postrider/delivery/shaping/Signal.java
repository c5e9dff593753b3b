package io.postrider.delivery.shaping;

import io.postrider.delivery.smtp.Outcome;
import io.postrider.delivery.smtp.Reply;
import java.util.Locale;
import java.util.regex.Pattern;

/** What the answer to one mail says about the provider as a whole. */
enum Signal {
    /** It takes mail. */
    WELCOME,
    /** About this one recipient or message; says nothing about the next. */
    NOTHING,
    /** It turns us away. */
    TROUBLE,
    /** It wants less mail from us. */
    SLOWER,
    /** It wants none for hours (Yahoo's TSS04 and its kin). */
    SUSPEND;

    private static final Pattern SLOW = Pattern.compile(
            "rate.?limit|too many (messages|connections|recipients)|throttl|temporarily deferred|unusual rate|try again slower|exceeded .*(limit|quota) .*(hour|minute|day)");

    static Signal of(Outcome outcome) {
        if (outcome instanceof Outcome.Accepted) {
            return WELCOME;
        }
        if (outcome instanceof Outcome.Temporary temporary) {
            return of(temporary.reply());
        }
        boolean distrust = outcome instanceof Outcome.Permanent permanent && permanent.fault() == Outcome.Fault.POLICY;
        return distrust ? TROUBLE : NOTHING;
    }

    private static Signal of(Reply reply) {
        String text = reply.text().toLowerCase(Locale.ROOT);
        String enhanced = reply.enhanced() == null ? "" : reply.enhanced();
        if (text.contains("tss04") || text.contains("tss05")) {
            return SUSPEND;
        }
        if (enhanced.equals("4.7.28") || SLOW.matcher(text).find()) {
            return SLOWER;
        }
        // A full or busy mailbox is hers alone.
        return enhanced.startsWith("4.2.") ? NOTHING : TROUBLE;
    }
}
