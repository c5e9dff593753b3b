package io.postrider.delivery;

import io.postrider.access.ShortTokens;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/**
 * What each mail carries in its return address and its Message-ID, so that a bounce or complaint names its mail by itself
 * (VERP) and nobody can make one up for a mail he has not seen.
 */
@Component
public class ReturnTokens {

    private static final String KIND = "return";
    private static final Pattern TOKEN = Pattern.compile("[0-9a-z]{1,13}-[0-9a-z]{10,16}", Pattern.CASE_INSENSITIVE);

    private final ShortTokens tokens;

    ReturnTokens(ShortTokens tokens) {
        this.tokens = tokens;
    }

    public String of(MailId mail) {
        return tokens.sign(KIND, mail.value());
    }

    /** The mail of a token, or nothing when it was not made here. */
    public Optional<MailId> read(String token) {
        var number = tokens.verify(KIND, token);
        return number.isPresent() ? Optional.of(new MailId(number.getAsLong())) : Optional.empty();
    }

    /** The mail of the first genuine token in a text, such as a Message-ID or a return address. */
    public Optional<MailId> findIn(String text) {
        if (text == null) {
            return Optional.empty();
        }
        Matcher matcher = TOKEN.matcher(text);
        while (matcher.find()) {
            Optional<MailId> mail = read(matcher.group());
            if (mail.isPresent()) {
                return mail;
            }
        }
        return Optional.empty();
    }
}
