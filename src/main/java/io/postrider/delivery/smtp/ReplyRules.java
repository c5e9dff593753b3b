package io.postrider.delivery.smtp;

import io.postrider.delivery.smtp.Outcome.Fault;
import io.postrider.delivery.smtp.Outcome.Permanent;
import io.postrider.delivery.smtp.Outcome.Temporary;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** What a refusal means: the enhanced status code decides (RFC 3463, IANA registry); only without one, place and words do. */
final class ReplyRules {

    /** Full servers say 552 where they mean "not now" (RFC 5321 4.5.3.1.10). */
    private record Rule(Pattern enhanced, Fault fault) {}

    /** First match counts. */
    private static final List<Rule> RULES = List.of(
            rule("5\\.1\\.(1|2|3|6|10)", Fault.MAILBOX),
            rule("5\\.2\\.1", Fault.MAILBOX),
            rule("5\\.2\\.2", Fault.FULL),
            rule("5\\.[123]\\.[3-5]", Fault.MESSAGE),
            rule("5\\.1\\.[78]", Fault.POLICY),
            rule("5\\.7\\.\\d+", Fault.POLICY),
            rule("5\\.[456]\\.\\d+", Fault.MESSAGE));

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
        if (reply.enhanced() != null) {
            for (Rule rule : RULES) {
                if (rule.enhanced().matcher(reply.enhanced()).matches()) {
                    return rule.fault();
                }
            }
        }
        return byPlace(reply);
    }

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

    private static Rule rule(String pattern, Fault fault) {
        return new Rule(Pattern.compile(pattern), fault);
    }
}
