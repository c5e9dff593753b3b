package io.postrider.delivery.replies;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** What enhanced status codes mean (RFC 3463, 7505, IANA registry); the class digit, 4 or 5, is left aside. */
public final class EnhancedCodes {

    private record Rule(Pattern code, Reason reason) {}

    /** First match counts. A detail of 0 says only whose field it is; 7 is always about the sending, never about her. */
    private static final List<Rule> RULES = List.of(
            rule("1\\.(1|3)", Reason.USER_UNKNOWN),
            rule("1\\.2", Reason.HOST_UNKNOWN),
            rule("1\\.6", Reason.MOVED),
            rule("1\\.10", Reason.TAKES_NO_MAIL),
            rule("2\\.1", Reason.DISABLED),
            rule("2\\.2", Reason.MAILBOX_FULL),
            rule("(2\\.3|3\\.4)", Reason.TOO_BIG),
            rule("[123]\\.[3-5]", Reason.SYSTEM),
            rule("1\\.[78]", Reason.POLICY),
            rule("7\\.\\d+", Reason.POLICY),
            rule("4\\.7", Reason.EXPIRED),
            rule("4\\.\\d+", Reason.NETWORK),
            rule("5\\.\\d+", Reason.SYSTEM),
            rule("6\\.\\d+", Reason.CONTENT));

    private EnhancedCodes() {}

    /** @param code such as {@code 5.1.1}, or null. @return nothing when the code says nothing of use */
    public static Optional<Reason> reason(String code) {
        if (code == null || code.length() < 5) {
            return Optional.empty();
        }
        String subject = code.substring(2);
        return RULES.stream()
                .filter(rule -> rule.code().matcher(subject).matches())
                .map(Rule::reason)
                .findFirst();
    }

    private static Rule rule(String code, Reason reason) {
        return new Rule(Pattern.compile(code), reason);
    }
}
