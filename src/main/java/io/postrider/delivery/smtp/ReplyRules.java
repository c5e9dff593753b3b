package io.postrider.delivery.smtp;

import io.postrider.delivery.replies.EnhancedCodes;
import io.postrider.delivery.replies.Reason;
import io.postrider.delivery.smtp.Outcome.Fault;
import io.postrider.delivery.smtp.Outcome.Permanent;
import io.postrider.delivery.smtp.Outcome.Temporary;
import java.util.Locale;
import java.util.regex.Pattern;

/** What a refusal means: the enhanced status code decides (RFC 3463, IANA registry); only without one, place and words do. */
final class ReplyRules {

    private static final Pattern DISTRUST = Pattern.compile(
            "spam|block|polic|relay|denied|reputation|blacklist|spf|dkim|dmarc|authenticat|ratelimit|rate limit");

    private ReplyRules() {}

    static Outcome refusal(Reply reply) {
        if (reply.code() < 500) {
            return new Temporary(reply);
        }
        return new Permanent(reply, fault(reply));
    }

    private static Fault fault(Reply reply) {
        boolean permanent = reply.enhanced() != null && reply.enhanced().startsWith("5.");
        return permanent
                ? EnhancedCodes.reason(reply.enhanced()).map(ReplyRules::fault).orElseGet(() -> byPlace(reply))
                : byPlace(reply);
    }

    private static Fault fault(Reason reason) {
        if (reason.hard()) {
            return Fault.MAILBOX;
        }
        return switch (reason) {
            case MAILBOX_FULL -> Fault.FULL;
            case POLICY -> Fault.POLICY;
            default -> Fault.MESSAGE;
        };
    }

    /** Full servers say 552 where they mean "not now" (RFC 5321 4.5.3.1.10). */
    private static Fault byPlace(Reply reply) {
        if (DISTRUST.matcher(reply.text().toLowerCase(Locale.ROOT)).find()) {
            return Fault.POLICY;
        }
        if (reply.code() == 552) {
            return Fault.FULL;
        }
        boolean aboutTheAddress = reply.code() == 550 || reply.code() == 551 || reply.code() == 553;
        return reply.toRecipient() && aboutTheAddress ? Fault.MAILBOX : Fault.MESSAGE;
    }
}
