package io.postrider.delivery.replies;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** The words of mail servers: what each phrase of the table {@code bounce-words.txt} says about why a mail did not arrive. */
final class BounceWords {

    private record Rule(Reason reason, Pattern words) {}

    private static final List<Rule> RULES = rules();

    private static final Set<Reason> MILDER =
            EnumSet.of(Reason.MAILBOX_FULL, Reason.TOO_FAST, Reason.TOO_BIG, Reason.SYSTEM);

    private BounceWords() {}

    /** A mailbox that is closed may open again (RFC 3463 on 5.2.1); one that is unknown is unknown in any words. */
    static boolean milder(Reason byWords, Reason byCode) {
        return byCode.hard() && (MILDER.contains(byWords) || byCode == Reason.DISABLED && byWords == Reason.SUSPENDED);
    }

    static Optional<Reason> reason(String text) {
        String plain = text.toLowerCase(Locale.ROOT).replaceAll("[\\s_]+", " ");
        return RULES.stream()
                .filter(rule -> rule.words().matcher(plain).find())
                .map(Rule::reason)
                .findFirst();
    }

    private static List<Rule> rules() {
        List<Rule> rules = new ArrayList<>();
        List<String> phrases = new ArrayList<>();
        Reason reason = null;
        for (String line : table().split("\n")) {
            boolean phrase = line.startsWith(" ");
            if (phrase) {
                phrases.add(line.strip());
            } else if (!line.isBlank() && !line.startsWith("#")) {
                close(reason, phrases, rules);
                reason = Reason.valueOf(line.strip());
            }
        }
        close(reason, phrases, rules);
        return List.copyOf(rules);
    }

    private static void close(Reason reason, List<String> phrases, List<Rule> rules) {
        if (!phrases.isEmpty()) {
            rules.add(new Rule(reason, Pattern.compile(String.join("|", phrases))));
            phrases.clear();
        }
    }

    private static String table() {
        try (InputStream table = BounceWords.class.getResourceAsStream("bounce-words.txt")) {
            return new String(table.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
