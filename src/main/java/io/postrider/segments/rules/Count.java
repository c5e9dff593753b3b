package io.postrider.segments.rules;

/** How often, or how much. */
record Count(Comparison comparison, long number) {

    static final Count ONCE = new Count(Comparison.AT_LEAST, 1);

    /** Whether it holds for somebody who never did anything. */
    boolean holdsForNothing() {
        return comparison.holds(Long.compare(0, number));
    }
}
