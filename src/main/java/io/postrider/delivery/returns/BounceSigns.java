package io.postrider.delivery.returns;

import java.util.Locale;
import java.util.regex.Pattern;

/** Whether a mail that is no standard report is a bounce all the same: by its sender, its subject and its words, two of them at least. */
final class BounceSigns {

    private static final Pattern MAIL_SYSTEM = Phrases.any(
            "mailer.?daemon",
            "post.?master",
            "mail.?(delivery|deliver|server|admin|router|system)",
            "system.?admin",
            "delivery.?(sub)?system",
            "symantec",
            "bounce",
            "mail\\.delivery");

    private static final Pattern SUBJECT = Phrases.any(
            Phrases.beginning(
                    "(?:warning: )?(?:\\[?spam]? ?)?",
                    "un-?deliver",
                    "non.?deliver",
                    "non.?remis",
                    "unzustellbar",
                    "returned (?:e?-?mail|to sender)",
                    "mail (?:returned|system error|failure|delivery)",
                    "deliver(?:y|able)?[ :]+(?:status|fail|error|problem|has failed|incomplete|unsuccessful|report|notification)",
                    "fail(?:ed|ure) (?:notice|mail|delivery|to deliver)",
                    "message (?:delivery|could not|undeliverable|was not delivered|not delivered|status)",
                    "notification d.échec",
                    "errore? (?:di )?(?:recapito|mail|sending)",
                    "mail could not",
                    "could not (?:send|deliver)",
                    "unable to deliver",
                    "not delivered",
                    "there was an error sending",
                    "problem (?:deliver|with)",
                    "rejected",
                    "(?:e-?mail|mail) (?:rejected|not delivered|undeliverable|error)",
                    "onzustelbaar",
                    "meldung .ber den zustellstatus",
                    "no se puede entregar",
                    "devoluci",
                    "mensagem não entregue",
                    "impossible de remettre"),
            "delivery (?:status notification|failure|has failed|failed)",
            "undeliver(?:able|ed)",
            "returned mail",
            "delivery error",
            "message.{0,10}(?:not delivered|returned)",
            "user unknown",
            "delivery.{0,20}fail",
            "message .{0,80}delayed",
            "delayed mail",
            "エラー",
            "配信",
            "送信できません");

    private static final Pattern WORDS = Phrases.any(
            "(?:could|can|was|were|is|has|have|did|unable|failed|trouble|undeliverable|failure)(?: ?not|n't| been| to)?(?: \\S+){0,4} (?:be )?(?:deliver|send|sent|reach|accept|return|remise|process)",
            "permanent (?:fatal )?error",
            "permanent failure",
            "delivery (?:error|fail|to the following|attempt)",
            "giving up",
            "transcript of session",
            "undeliverable",
            "returned message",
            "following (?:address|recipient)",
            "failure reasons?",
            "failed permanently",
            "user(?:\\(s\\))? (?:\\S+ ){0,3}(?:unknown|disabled|not found)",
            "rejected",
            "mailbox",
            "responded",
            "<<< \\d{3}",
            "\\b[45]\\d\\d[ -]",
            "\\b[45]\\.\\d\\.\\d{1,3}\\b",
            "mail system error",
            "送信",
            "配信",
            "宛先",
            "エラー");

    /** What one mail server said to another. */
    private static final Pattern REPLY =
            Pattern.compile("(?m)(?:^|[\\s:(\\[])[45]\\d\\d[ -]|\\b[45]\\.\\d\\.\\d{1,3}\\b");

    /** People answer and forward bounces, too. */
    private static final Pattern HUMAN = Pattern.compile("^(?:re|aw|sv|fwd?|wg|tr|rv|antw):");

    private static final int LONGEST_SUBJECT = 500;

    /** A mail that is a bounce says so here. */
    private static final int LONGEST_BEGINNING = 5_000;

    private BounceSigns() {}

    private static String cut(String text, int longest) {
        return text.substring(0, Math.min(longest, text.length()));
    }

    static boolean bounce(Letter letter) {
        Headers headers = letter.headers();
        String type = headers.first("content-type").toLowerCase(Locale.ROOT);
        if (headers.has("x-failed-recipients")
                || type.contains("report-type=delivery-status")
                || type.contains("report-type=\"delivery-status\"")) {
            return true;
        }
        String subject = cut(headers.first("subject"), LONGEST_SUBJECT)
                .toLowerCase(Locale.ROOT)
                .strip();
        String beginning = cut(letter.explanation(), LONGEST_BEGINNING);
        boolean system = MAIL_SYSTEM
                .matcher(headers.first("from").toLowerCase(Locale.ROOT))
                .find();
        if (!system && HUMAN.matcher(subject).find()) {
            return false;
        }
        boolean sender = system || nobody(headers);
        boolean says = SUBJECT.matcher(subject).find();
        boolean explains = WORDS.matcher(beginning.toLowerCase(Locale.ROOT)).find();
        boolean quotes = REPLY.matcher(beginning).find();
        return sender && (says || system && quotes || explains && !answers(headers))
                || says && quotes && !letter.returned().isEmpty()
                || says && explains && letter.parts().stream().anyMatch(Letter.Part::returned);
    }

    /** The sender no mail answers to (RFC 5321 4.5.5). */
    private static boolean nobody(Headers headers) {
        return headers.all("return-path").stream()
                .anyMatch(path -> path.strip().equals("<>")
                        || MAIL_SYSTEM.matcher(path.toLowerCase(Locale.ROOT)).find());
    }

    private static boolean answers(Headers headers) {
        return headers.has("in-reply-to")
                || headers.has("x-auto-response-suppress")
                || headers.has("x-autoreply")
                || AutoReplyReader.saysSo(headers);
    }
}
