package io.postrider.delivery.returns;

import io.postrider.delivery.replies.BounceRules;
import io.postrider.delivery.replies.Reason;
import io.postrider.delivery.returns.Returned.Kind;
import io.postrider.delivery.returns.Returned.Recipient;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Bounces in words: qmail, Exchange, Notes, Exim, old sendmail and everybody else who never heard of the standard.
 *
 * <p>They name an address at the beginning of a line and then say what is the matter with it.
 */
final class BounceTextReader implements Reader {

    private static final Pattern STILL_TRYING = Pattern.compile(
            "not yet been delivered|delivery attempts will continue|will (?:continue to be|be) (?:re)?tried|delayed \\d+ (?:hours|minutes)|no action is required");

    @Override
    public Optional<Returned> read(Letter letter) {
        if (!BounceSigns.bounce(letter)) {
            return Optional.empty();
        }
        Explained explained = new Explained(letter);
        boolean late = STILL_TRYING
                .matcher(explained.beginning().toLowerCase(Locale.ROOT))
                .find();
        return Optional.of(Returned.of(late ? Kind.DELAYED : Kind.BOUNCE, letter, recipients(letter, explained)));
    }

    private static List<Recipient> recipients(Letter letter, Explained explained) {
        List<Recipient> recipients = new ArrayList<>();
        if (explained.addresses().size() > 1) {
            explained
                    .addresses()
                    .forEach(address ->
                            recipients.add(one(address, explained.about(address), explained.scene(address))));
            return recipients;
        }
        String address = explained.addresses().stream().findFirst().orElse(null);
        Recipient alone = inAll(address, explained.all());
        if (alone.reason() == Reason.UNCLEAR) {
            Reason bySubject =
                    BounceRules.reason(alone.status(), letter.headers().first("subject"), "");
            alone = new Recipient(address, alone.status(), alone.diagnostic(), bySubject);
        }
        return List.of(alone);
    }

    private static Recipient inAll(String address, String words) {
        String status = BounceRules.codeIn(words).orElse(null);
        return new Recipient(address, status, words, BounceRules.reason(status, words, words));
    }

    /** The line that names her counts first: old servers let lines about others follow. */
    private static Recipient one(String address, String words, String scene) {
        String line = words.lines().findFirst().orElse("");
        Reason byLine = BounceRules.reason(BounceRules.codeIn(line).orElse(null), line, scene);
        String status = BounceRules.codeIn(words).orElse(null);
        Reason reason = byLine == Reason.UNCLEAR ? BounceRules.reason(status, words, scene) : byLine;
        return new Recipient(address, status, words, reason);
    }
}
