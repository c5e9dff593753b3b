package io.postrider.delivery.smtp;

/** How handing over one mail ended. */
public sealed interface Outcome {

    /** The server took responsibility for it. */
    record Accepted(Reply reply) implements Outcome {}

    /** The server said: not now. */
    record Temporary(Reply reply) implements Outcome {}

    /** The server said: never. */
    record Permanent(Reply reply, Fault fault) implements Outcome {}

    /** The server was not reached, or left before the message was complete: nothing was accepted. */
    record NoConnection(String why) implements Outcome {}

    /** The message was complete, but no answer came: it may have been accepted (RFC 1047). */
    record Unknown(String why) implements Outcome {}

    /** Whose fault a refusal is, and so what follows from it. */
    enum Fault {
        /** There is no such mailbox: never write there again. */
        MAILBOX,
        /** The mailbox is full or too small for this. */
        FULL,
        /** Our sending is distrusted (SPF, DKIM, reputation): says nothing about the recipient. */
        POLICY,
        /** The message itself is not acceptable. */
        MESSAGE
    }
}
