package io.postrider.contacts.quality;

/**
 * Something about an address that a person should look at; nothing is refused because of it.
 *
 * @param sentence for whoever looks
 * @param suggestion the address that was probably meant; null when there is none
 */
public record AddressHint(Kind kind, String sentence, String suggestion) {

    /** What is doubtful. */
    public enum Kind {
        /** Probably a typing error. */
        TYPO,
        /** A function, not a person: info@, sales@. */
        ROLE,
        /** A mailbox made to be thrown away. */
        DISPOSABLE,
        /** No server takes mail for the domain. */
        NO_MAIL_SERVER
    }
}
