package io.postrider.tracking;

import io.postrider.delivery.spi.OutgoingMail;
import io.postrider.tracking.answers.Asked;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/** Makes real links of what templates write as {@code answer:<question>/<choice>}. */
@Component
public class AnswerLinks {

    private static final Pattern ANSWER = Pattern.compile("answer:([a-z][a-z0-9-]{0,59})(?:/([a-z0-9-]{1,60}))?");

    private final MailTokens tokens;

    AnswerLinks(MailTokens tokens) {
        this.tokens = tokens;
    }

    /** Reads a link and changes nothing; empty when it is not ours. */
    public Optional<Asked> read(String token) {
        return tokens.answer(token);
    }

    /** The address for a link as a template wrote it; null when it is no answer. */
    String link(OutgoingMail mail, String href) {
        if (!href.startsWith("answer:")) {
            return null;
        }
        Matcher answer = ANSWER.matcher(href.strip());
        return answer.matches() ? link(mail, answer) : null;
    }

    /** The text with every answer replaced by its address. */
    String inText(OutgoingMail mail, String text) {
        return text.contains("answer:")
                ? ANSWER.matcher(text).replaceAll(answer -> Matcher.quoteReplacement(link(mail, answer)))
                : text;
    }

    private String link(OutgoingMail mail, MatchResult answer) {
        String choice = answer.group(2) == null ? "" : answer.group(2);
        return tokens.answerLink(new Asked(mail.id(), mail.email().contact(), answer.group(1), choice));
    }
}
