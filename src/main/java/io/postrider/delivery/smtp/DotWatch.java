package io.postrider.delivery.smtp;

/** Is told around the final dot, the only moment at which a crash leaves a mail's fate unknown. */
public interface DotWatch {

    /** For whoever writes down by other means that he sends, or repeats nothing. */
    DotWatch NOBODY = new DotWatch() {
        @Override
        public void beforeDot() {
            // Nothing to note.
        }

        @Override
        public void answered(int code) {
            // The outcome says it.
        }
    };

    /**
     * The message is all but complete: after this returns the dot is written. An exception leaves the mail unsent and comes back
     * to the caller; the connection is given up, because only so can the server forget what it has of the message.
     */
    void beforeDot();

    /** The server has answered the dot. */
    void answered(int code);
}
