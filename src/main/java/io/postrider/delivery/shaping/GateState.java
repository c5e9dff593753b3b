package io.postrider.delivery.shaping;

import java.time.Duration;

/**
 * Whether mail goes to a provider now.
 *
 * @param pause machine time until something may go again; zero when it may now
 * @param said what the provider said last about it
 */
public record GateState(Kind kind, Duration pause, String said) {

    /** The four positions of the gate. */
    public enum Kind {
        /** All goes as usual. */
        OPEN,
        /** One mail a minute, because it asked for less. */
        SLOW,
        /** Nothing, because it turns our mail away. */
        CLOSED,
        /** One mail, to see whether it takes it. */
        PROBING
    }
}
