package io.postrider.delivery;

/** Reasons as they fit their column. */
final class Sentence {

    private static final int LONGEST = 1000;

    private Sentence() {}

    static String fit(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST - 1) + "…";
    }
}
