package io.postrider.contacts.imports;

/** A value that cannot be taken, with the sentence that says why; never with the value. */
final class Misfit extends RuntimeException {

    private final String column;

    Misfit(String sentence) {
        this(null, sentence);
    }

    Misfit(String column, String sentence) {
        // Refused rows are usual, and there may be a million: nobody looks at where one came from.
        super(sentence, null, false, false);
        this.column = column;
    }

    /** Null when it is not of one column. */
    String column() {
        return column;
    }
}
