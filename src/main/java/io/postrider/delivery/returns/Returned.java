package io.postrider.delivery.returns;

import io.postrider.delivery.replies.Reason;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * What a mail that came back is.
 *
 * @param recipients whom it is about: for bounces and deliveries at least one, else none
 * @param returned the mail that is returned in it, or its headers, as text; empty when there is none
 * @param references what else may name the mail it is about: the Message-IDs its headers refer to, the sender a report names
 * @param addressed the addresses it was sent to, as its headers name them
 */
public record Returned(
        Kind kind, List<Recipient> recipients, String returned, List<String> references, List<String> addressed) {

    private static final List<String> REPORTED =
            List.of("original-mail-from", "x-postfix-sender", "original-envelope-id");

    private static final int MOST_REPORTED = 10;

    private static final List<String> ADDRESSED =
            List.of("delivered-to", "x-original-to", "envelope-to", "x-envelope-to", "to");

    /** What can come back. */
    public enum Kind {
        /** It did not arrive. */
        BOUNCE,
        /** It is late and is still being tried: no bounce. */
        DELAYED,
        /** It arrived, says the far server. */
        DELIVERED,
        /** Somebody called it spam. */
        COMPLAINT,
        /** Her provider asks on her behalf that no more come. */
        OPT_OUT,
        /** A program answered: vacation, out of office, ticket received. */
        AUTO_REPLY,
        /** Sent to many: newsletters, lists. */
        BULK,
        /** A report about mail in general, such as DMARC's, that has no consequence for one mail. */
        REPORT,
        /** A person wrote: it belongs before a person's eyes. */
        REPLY
    }

    /**
     * What happened with one address.
     *
     * @param address as the report names it, or null
     * @param status enhanced status code, or null
     * @param diagnostic what the far side said; may contain addresses
     * @param reason why it did not arrive; null when it did
     */
    public record Recipient(String address, String status, String diagnostic, Reason reason) {}

    static Returned of(Kind kind, Letter letter, List<Recipient> recipients) {
        Headers headers = letter.headers();
        Stream<String> own = Stream.of(headers.first("in-reply-to"), headers.first("references"));
        List<String> references = Stream.concat(own, reported(letter)).toList();
        return new Returned(kind, List.copyOf(recipients), letter.returned(), references, addressed(headers));
    }

    /** The sender of the mail a report is about, where the report names it: our return address. */
    private static Stream<String> reported(Letter letter) {
        return letter.parts().stream()
                .filter(Letter.Part::report)
                .flatMap(part -> ReportFields.groups(part.text()).stream())
                .flatMap(group -> REPORTED.stream().map(group::get))
                .filter(Objects::nonNull)
                .limit(MOST_REPORTED);
    }

    static List<String> addressed(Headers headers) {
        return ADDRESSED.stream().flatMap(name -> headers.all(name).stream()).toList();
    }

    static Returned of(Kind kind, Letter letter) {
        return of(kind, letter, List.of());
    }
}
