package io.postrider.delivery.doors;

import io.postrider.delivery.MailId;
import io.postrider.delivery.feedback.Feedback;
import io.postrider.delivery.returns.Returned;
import io.postrider.delivery.returns.Returned.Recipient;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** What something that came back means for the one mail it is about. */
final class Verdicts {

    private static final int LONGEST = 400;
    private static final int LONGEST_LOOKED_AT = 4_000;
    private static final Pattern ADDRESS =
            Pattern.compile("[^\\s<>\"'(),;:\\[\\]@]{1,64}@[^\\s<>\"'(),;:\\[\\]@]{1,255}");

    private Verdicts() {}

    /** Empty when nothing follows: it is only late, or about mail in general. @param email her address now */
    static Optional<Feedback> of(Returned returned, MailId mail, String email, String door, Instant at) {
        Recipient hers = hers(returned.recipients(), email);
        return kind(returned, hers)
                .map(kind -> new Feedback(
                        door + ":" + kind + ":" + mail.value(),
                        kind,
                        mail,
                        hers == null ? null : hers.status(),
                        hers == null ? null : line(hers.diagnostic()),
                        at,
                        door));
    }

    private static Optional<Feedback.Kind> kind(Returned returned, Recipient hers) {
        return switch (returned.kind()) {
            case BOUNCE ->
                Optional.of(
                        hers != null && hers.reason().hard() ? Feedback.Kind.HARD_BOUNCE : Feedback.Kind.SOFT_BOUNCE);
            case COMPLAINT -> Optional.of(Feedback.Kind.COMPLAINT);
            case OPT_OUT -> Optional.of(Feedback.Kind.UNSUBSCRIBED);
            case DELIVERED -> Optional.of(Feedback.Kind.DELIVERED);
            case AUTO_REPLY -> Optional.of(Feedback.Kind.AUTO_REPLY);
            case DELAYED, BULK, REPORT, REPLY -> Optional.empty();
        };
    }

    /** The one with her address; of several others, behind which she must be, the mildest: somebody else's fault is not hers. */
    private static Recipient hers(List<Recipient> recipients, String email) {
        return recipients.stream()
                .filter(one -> email.equalsIgnoreCase(one.address()))
                .findFirst()
                .or(() -> recipients.stream()
                        .filter(one -> one.reason() != null && !one.reason().hard())
                        .findFirst())
                .or(() -> recipients.stream().findFirst())
                .orElse(null);
    }

    /** One line without addresses, which are nobody's business in logs and reports. */
    static String line(String said) {
        if (said == null || said.isBlank()) {
            return null;
        }
        String cut = said.length() > LONGEST_LOOKED_AT ? said.substring(0, LONGEST_LOOKED_AT) : said;
        String plain =
                ADDRESS.matcher(cut.replaceAll("[\\p{Cntrl}\\s]+", " ").strip()).replaceAll("(address)");
        return plain.length() > LONGEST ? plain.substring(0, LONGEST) : plain;
    }
}
