package io.postrider.delivery;

import io.postrider.time.MachineTime;
import java.time.Duration;
import java.time.Instant;
import org.springframework.stereotype.Component;

/** Leaves an unreachable mail server alone for a while (machine time), a little longer each time. */
@Component
class ServerPause {

    private static final Duration SHORTEST = Duration.ofMillis(500);
    private static final Duration LONGEST = Duration.ofSeconds(15);

    private final MachineTime machine;
    private Instant until = Instant.MIN;
    private int failures;

    ServerPause(MachineTime machine) {
        this.machine = machine;
    }

    synchronized void unreachable() {
        Duration pause = SHORTEST.multipliedBy(1L << Math.min(failures, 5));
        failures++;
        until = machine.now().plus(pause.compareTo(LONGEST) > 0 ? LONGEST : pause);
    }

    synchronized void reached() {
        failures = 0;
        until = Instant.MIN;
    }

    synchronized boolean active() {
        return machine.now().isBefore(until);
    }
}
