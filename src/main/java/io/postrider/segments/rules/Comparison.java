package io.postrider.segments.rules;

/** How a number or a moment is held against another. */
enum Comparison {
    IS("is", "exactly"),
    ABOVE("above", "more than"),
    AT_LEAST("atLeast", "at least"),
    BELOW("below", "less than"),
    AT_MOST("atMost", "at most");

    private final String word;
    private final String words;

    Comparison(String word, String words) {
        this.word = word;
        this.words = words;
    }

    /** In JSON. */
    String word() {
        return word;
    }

    /** In a sentence. */
    String words() {
        return words;
    }

    /** @param order of what is compared, as {@code compareTo} gives it */
    boolean holds(int order) {
        return switch (this) {
            case IS -> order == 0;
            case ABOVE -> order > 0;
            case AT_LEAST -> order >= 0;
            case BELOW -> order < 0;
            case AT_MOST -> order <= 0;
        };
    }
}
