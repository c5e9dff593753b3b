package io.postrider.contacts;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/**
 * How a contact wants her mail: how often, not before when, and whether her habits may be studied.
 *
 * @param frequency how often she wants mail that needs consent
 * @param pausedUntil business time before which she wants none; null when she asked for no pause. May have passed
 * @param profiling false when nothing may be predicted or measured about her as a person
 */
public record Preference(Frequency frequency, Instant pausedUntil, boolean profiling) {

    /** What holds for somebody who never said anything. */
    public static final Preference NONE = new Preference(Frequency.ANY, null, true);

    /**
     * How often is often enough.
     *
     * <p>The gaps are half a day shorter than the word: a letter that goes out every Tuesday morning, or on the first Tuesday
     * of a month, must not be held because it left a minute earlier than the last one, or because the clocks were changed.
     */
    public enum Frequency {
        ANY(Duration.ZERO),
        WEEKLY(Duration.ofDays(7).minusHours(12)),
        MONTHLY(Duration.ofDays(28).minusHours(12));

        private final Duration minimalGap;

        Frequency(Duration minimalGap) {
            this.minimalGap = minimalGap;
        }

        /** The least business time between two mails that need consent; zero when there is no limit. */
        public Duration minimalGap() {
            return minimalGap;
        }

        /** As it stands on the wire and in the log: {@code any}, {@code weekly}, {@code monthly}. */
        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public boolean pausedAt(Instant now) {
        return pausedUntil != null && pausedUntil.isAfter(now);
    }

    public Preference withFrequency(Frequency wanted) {
        return new Preference(wanted, pausedUntil, profiling);
    }

    /** @param until null ends the pause */
    public Preference withPause(Instant until) {
        return new Preference(frequency, until, profiling);
    }

    public Preference withProfiling(boolean allowed) {
        return new Preference(frequency, pausedUntil, allowed);
    }
}
