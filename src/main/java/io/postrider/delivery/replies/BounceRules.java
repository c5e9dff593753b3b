package io.postrider.delivery.replies;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Why a mail bounced, from the code and the words of the bounce.
 *
 * <p>Codes of the field 7 (policy) never speak of her address, whatever the words. Otherwise words may make a final code milder, for many
 * servers say 5.1.1 where they mean a full mailbox; only where the code says nothing (its detail is 0, or there is none) do
 * words alone decide.
 */
public final class BounceRules {

    private static final Pattern CODE = Pattern.compile("(?<![\\d.])([245]\\.\\d\\.\\d{1,3})(?![\\d.])");
    private static final Pattern POLICY = Pattern.compile("(?<![\\d.])[45]\\.7\\.\\d{1,3}(?![\\d.])");
    private static final Pattern REPLY = Pattern.compile("(?<![\\d.])[45]\\d\\d(?![\\d.])");
    private static final Pattern TO_RECIPIENT =
            Pattern.compile("(?i)rcpt(?! to: )|local recipient|recipient address rejected");
    private static final Pattern TO_CONTENT =
            Pattern.compile("(?i)(end of|to|after) data|>>> data\\s+<<< 5|^data$|after body|message body");
    /** No filter talks like this. */
    private static final Pattern NO_ACCOUNT = Pattern.compile("(?i)(doesn't|does not) have an? \\S+ account");

    private static final int LONGEST = 2_000;

    private BounceRules() {}

    /**
     * @param status enhanced status code, or null
     * @param words what the far side said; empty when nothing
     * @param scene all the text around, where it may say at which step of the conversation it was said
     */
    public static Reason reason(String status, String words, String scene) {
        String text = cut(words);
        if (POLICY.matcher(text).find()) {
            return Reason.POLICY;
        }
        Reason reason = decided(status, text);
        String code = codeIn(text).orElse(String.valueOf(status));
        boolean justWords = reason == Reason.USER_UNKNOWN && !telling(status) && !telling(code);
        if (justWords && !code.endsWith(".1.0") && !aboutTheAddress(text, cut(scene))) {
            return Reason.FILTERED;
        }
        return reason.hard() && String.valueOf(status).startsWith("4") ? Reason.EXPIRED : reason;
    }

    /** An answer without an enhanced code must have been given to RCPT TO; what a mail system says of itself needs no place. */
    private static boolean aboutTheAddress(String text, String scene) {
        if (NO_ACCOUNT.matcher(text).find()) {
            return true;
        }
        if (TO_CONTENT.matcher(scene).find()) {
            return false;
        }
        return TO_RECIPIENT.matcher(scene).find()
                || text.lines().filter(line -> REPLY.matcher(line).find()).noneMatch(line -> BounceWords.reason(line)
                        .filter(Reason::hard)
                        .isPresent());
    }

    private static String cut(String text) {
        return text.length() > LONGEST ? text.substring(0, LONGEST) : text;
    }

    private static Reason decided(String status, String text) {
        String code = telling(status) ? status : codeIn(text).orElse(status);
        Optional<Reason> byCode = EnhancedCodes.reason(code);
        Optional<Reason> byWords = BounceWords.reason(text);
        if (byCode.isPresent() && telling(code)) {
            return byWords.filter(words -> BounceWords.milder(words, byCode.get()))
                    .orElse(byCode.get());
        }
        return byWords.or(() -> byCode).orElse(Reason.UNCLEAR);
    }

    /** The first code of a text that says something; else the first. */
    public static Optional<String> codeIn(String text) {
        Matcher matcher = CODE.matcher(text);
        String first = null;
        while (matcher.find()) {
            if (telling(matcher.group(1))) {
                return Optional.of(matcher.group(1));
            }
            first = first == null ? matcher.group(1) : first;
        }
        return Optional.ofNullable(first);
    }

    /** Whether it is a code that decides: a policy, or a detail other than 0; "cannot route" (4.4) leaves it to the words. */
    private static boolean telling(String code) {
        return code != null
                && code.length() >= 5
                && !code.startsWith("2")
                && (code.charAt(2) == '7' || !code.endsWith(".0") && !code.endsWith(".4.4"));
    }
}
