package io.postrider.integrations.connections;

import io.postrider.integrations.calls.Answer;
import java.time.Duration;

/** The other side is busy or broken: the same may do later. */
public final class Later extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final transient Duration pause;

    /** @param pause what they asked for; null: nothing */
    public Later(String sentence, Duration pause) {
        super(sentence);
        this.pause = pause;
    }

    /** Busy, as an answer says. */
    public static Later because(Answer answer) {
        return new Later("It answered " + answer.status() + ".", answer.pause().orElse(null));
    }

    Duration pause() {
        return pause;
    }
}
