package io.postrider.integrations.connections;

/** The other side does not let us, and will not until somebody mends something; the sentence says what, and names no secret. */
public final class Refused extends RuntimeException {

    private static final long serialVersionUID = 1;

    public Refused(String sentence) {
        super(sentence);
    }
}
