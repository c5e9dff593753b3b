package io.postrider.delivery.replies;

/** Why a mail did not arrive, and whether it ever could. */
public enum Reason {
    /** There is no such mailbox. */
    USER_UNKNOWN(true),
    /** There is no such domain. */
    HOST_UNKNOWN(true),
    /** She has another address now. */
    MOVED(true),
    /** The domain takes no mail at all (RFC 7505). */
    TAKES_NO_MAIL(true),
    /** The mailbox is closed for good (5.2.1). */
    DISABLED(true),
    /** The mailbox is full. */
    MAILBOX_FULL(false),
    /** The mailbox is closed, perhaps for a while. */
    SUSPENDED(false),
    /** The message is larger than the mailbox takes. */
    TOO_BIG(false),
    /** Refused only after the content was seen: a filter, whatever its words are. */
    FILTERED(false),
    /** Too many mails or connections in a short time. */
    TOO_FAST(false),
    /** Our sending is distrusted (SPF, DKIM, reputation, block lists, spam): says nothing about her address. */
    POLICY(false),
    /** The message itself is not acceptable. */
    CONTENT(false),
    /** It was tried for days. */
    EXPIRED(false),
    /** The way there is broken. */
    NETWORK(false),
    /** The server over there is out of order, or the two servers misunderstood each other. */
    SYSTEM(false),
    /** It was refused, and nothing says why. */
    UNCLEAR(false);

    private final boolean hard;

    Reason(boolean hard) {
        this.hard = hard;
    }

    /** Whether it is the address's fault and will stay so: nobody writes there again. */
    public boolean hard() {
        return hard;
    }
}
