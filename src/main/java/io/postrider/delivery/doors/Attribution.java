package io.postrider.delivery.doors;

import io.postrider.delivery.MailId;
import io.postrider.delivery.ReturnTokens;
import io.postrider.delivery.returns.Returned;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * Finds out which mail something is about, by a genuine token alone: in the address it came to, in the Message-ID of the mail it
 * returns, or in what it refers to. Addresses and subjects prove nothing.
 */
@Component
class Attribution {

    /** @param forged whether it has the form of one of our tokens where ours would stand, and none is genuine */
    record Found(Optional<MailId> mail, boolean forged) {}

    private static final int LONGEST = 100_000;
    private static final int MOST_LINES = 20;
    private static final Pattern LINE = Pattern.compile(
            "(?i)^[\\s>]*(message-id|return-path|references|in-reply-to|x-original-to|errors-to)\\s*:.*|.*\"messageId\".*");
    private static final Pattern RETURN_ADDRESS = Pattern.compile("(?i)\\bb\\+[0-9a-z]{1,13}-[0-9a-z]{10,16}@");

    private final ReturnTokens tokens;

    Attribution(ReturnTokens tokens) {
        this.tokens = tokens;
    }

    Found of(Returned returned) {
        List<String> places = Stream.of(
                        returned.addressed().stream(), named(returned.returned()), returned.references().stream())
                .flatMap(place -> place)
                .toList();
        Optional<MailId> mail =
                places.stream().map(tokens::findIn).flatMap(Optional::stream).findFirst();
        boolean forged = mail.isEmpty()
                && places.stream()
                        .anyMatch(place -> RETURN_ADDRESS.matcher(place).find());
        return new Found(mail, forged);
    }

    /** The lines of the returned mail in which a token of ours would stand, with the line each may go on in. */
    private static Stream<String> named(String returned) {
        String beginning = returned.length() > LONGEST ? returned.substring(0, LONGEST) : returned;
        return beginning
                .replaceAll("\n[ \t]+", " ")
                .lines()
                .filter(line -> LINE.matcher(line.length() > 2_000 ? line.substring(0, 2_000) : line)
                        .matches())
                .limit(MOST_LINES)
                .collect(Collectors.toList())
                .stream();
    }
}
