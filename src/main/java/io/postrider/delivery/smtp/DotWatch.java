package io.postrider.delivery.smtp;

/** Is told around the final dot, the only moment at which a crash leaves a mail's fate unknown. */
public interface DotWatch {

    /**
     * The message is all but complete: after this returns the dot is written. An exception leaves the mail unsent and comes back
     * to the caller; the connection is given up, because only so can the server forget what it has of the message.
     */
    void beforeDot();

    /** The server has answered the dot. */
    void answered(int code);
}
