package io.postrider.delivery.dns;

import io.postrider.time.MachineTime;
import java.time.Duration;
import java.time.Instant;

/** Three questions in a row without any answer, and nobody is asked for half a minute (machine time). */
final class Patience {

    private static final int QUESTIONS = 3;
    private static final Duration PAUSE = Duration.ofSeconds(30);

    private final MachineTime machine;
    private volatile Instant lostUntil = Instant.MIN;
    private int unheard;

    Patience(MachineTime machine) {
        this.machine = machine;
    }

    boolean lost() {
        return machine.now().isBefore(lostUntil);
    }

    synchronized void heard() {
        unheard = 0;
    }

    synchronized void unheard() {
        if (++unheard >= QUESTIONS) {
            lostUntil = machine.now().plus(PAUSE);
        }
    }
}
