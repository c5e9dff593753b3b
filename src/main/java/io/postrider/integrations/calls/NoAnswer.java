package io.postrider.integrations.calls;

/** They could not be reached, did not answer in time, or answered without end; the sentence names no secret. */
public final class NoAnswer extends RuntimeException {

    private static final long serialVersionUID = 1;

    NoAnswer(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
