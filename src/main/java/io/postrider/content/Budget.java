package io.postrider.content;

import java.time.Duration;

/** What one rendering may still use: characters, steps and time. Whoever goes beyond is stopped, not slowed down. */
final class Budget {

    private static final int MAX_STEPS = 100_000;
    private static final int CHECK_EVERY = 256;

    private final long maxCharacters;
    private final Duration deadline;
    private final long started = System.nanoTime();
    private long characters;
    private int steps;

    Budget(long maxCharacters, Duration deadline) {
        this.maxCharacters = maxCharacters;
        this.deadline = deadline;
    }

    void write(int count) {
        characters += count;
        if (characters > maxCharacters) {
            throw new Exceeded("would become larger than " + maxCharacters + " characters");
        }
        step();
    }

    void step() {
        steps++;
        if (steps > MAX_STEPS) {
            throw new Exceeded("takes more than " + MAX_STEPS + " steps to render");
        }
        if (steps % CHECK_EVERY == 0 && System.nanoTime() - started > deadline.toNanos()) {
            throw new Exceeded("takes longer than " + deadline.toMillis() + " ms to render");
        }
    }

    /** A template asked for more than it may have. */
    static final class Exceeded extends RuntimeException {
        Exceeded(String message) {
            super(message, null, false, false);
        }
    }
}
