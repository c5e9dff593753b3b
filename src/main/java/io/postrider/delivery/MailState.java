package io.postrider.delivery;

/** Where a mail stands between the intention and its end. */
enum MailState {
    /** Waits for its moment. */
    PENDING,
    /** A node works on it, for as long as its lease lasts. */
    CLAIMED,
    /** The next mail server took it. */
    SENT,
    /** The mail server asked to come back later. */
    DEFERRED,
    /** A policy lets it wait. */
    HELD,
    /** It cannot be sent: template or server said no for good. */
    FAILED,
    /** A policy decided against it. */
    DROPPED,
    /** Taken back by whoever wanted it. */
    CANCELLED,
    /** It could not be handed over while it was still worth reading. */
    EXPIRED,
    /** Handed over, but nobody knows whether it was taken. */
    UNKNOWN
}
