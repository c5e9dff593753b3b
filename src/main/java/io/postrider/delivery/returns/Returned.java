package io.postrider.delivery.returns;

import io.postrider.delivery.replies.Reason;
import java.util.List;

/**
 * What a mail that came back is.
 *
 * @param recipients whom it is about: for bounces and deliveries at least one, else none
 * @param returned the mail that is returned in it, or its headers, as text; empty when there is none
 * @param references Message-IDs its headers refer to, as they stand there
 * @param addressed the addresses it was sent to, as its headers name them
 */
public record Returned(
        Kind kind, List<Recipient> recipients, String returned, List<String> references, List<String> addressed) {

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
        List<String> references = List.of(headers.first("in-reply-to"), headers.first("references"));
        return new Returned(kind, List.copyOf(recipients), letter.returned(), references, addressed(headers));
    }

    static List<String> addressed(Headers headers) {
        return ADDRESSED.stream().flatMap(name -> headers.all(name).stream()).toList();
    }

    static Returned of(Kind kind, Letter letter) {
        return of(kind, letter, List.of());
    }
}
