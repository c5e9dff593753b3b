package io.postrider.contacts;

/** Knows whether any server takes mail for a domain; asked in the background only, because it may ask the network. */
public interface MailReach {

    /** What is known of a domain. */
    enum Reach {
        REACHABLE,
        /** DNS says for sure that nobody takes mail for it. */
        NOBODY,
        UNKNOWN
    }

    /** @param domain in ASCII and lower case */
    Reach of(String domain);
}
