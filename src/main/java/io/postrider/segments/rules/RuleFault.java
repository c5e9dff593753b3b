package io.postrider.segments.rules;

/** A rule that means nothing. The path is a JSON pointer (RFC 6901) to where the fault is. */
public final class RuleFault extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final String path;

    RuleFault(String path, String sentence) {
        super(sentence);
        this.path = path;
    }

    public String path() {
        return path;
    }
}
