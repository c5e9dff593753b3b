package io.postrider.delivery.domain;

/**
 * One thing receivers look at before they trust a domain's mail, and how it stands.
 *
 * @param check such as {@code SPF}
 * @param sentence what is so, and what follows from it
 * @param publish the record that would make it right; null when nothing is to be published
 */
public record Finding(String check, Grade grade, String sentence, DnsEntry publish) {

    /** How it stands. */
    public enum Grade {
        OK,
        /** Receivers put up with it, or some of them do. */
        WARN,
        /** Mail will be refused or distrusted. */
        MISSING,
        /** DNS could not be asked. */
        UNKNOWN
    }

    /** A line of a zone. */
    public record DnsEntry(String name, String type, String value) {}

    static Finding ok(String check, String sentence) {
        return new Finding(check, Grade.OK, sentence, null);
    }

    static Finding warn(String check, String sentence, DnsEntry publish) {
        return new Finding(check, Grade.WARN, sentence, publish);
    }

    static Finding missing(String check, String sentence, DnsEntry publish) {
        return new Finding(check, Grade.MISSING, sentence, publish);
    }

    static Finding unknown(String check, DnsEntry publish) {
        return new Finding(check, Grade.UNKNOWN, "DNS could not be asked, so nobody knows.", publish);
    }
}
