package io.postrider.integrations.hooks;

import io.postrider.time.MachineTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.springframework.stereotype.Component;

/** A source's clock and ours. */
@Component
class TheirTime {

    /** Our clocks are the same, unless business time was moved. */
    private static final Duration SAME = Duration.ofMinutes(1);

    private final Clock clock;
    private final MachineTime machine;
    private final HookSettings settings;

    TheirTime(Clock clock, MachineTime machine, HookSettings settings) {
        this.clock = clock;
        this.machine = machine;
        this.settings = settings;
    }

    /** As long ago by our clock as it was by theirs; never in the future. */
    Instant business(Instant theirs) {
        Instant now = clock.instant();
        Duration moved = Duration.between(machine.now(), now);
        Instant ours = moved.abs().compareTo(SAME) < 0 ? theirs : theirs.plus(moved);
        return ours.isAfter(now) ? now : ours;
    }

    /** Whether it is so long ago that it must not start anything any more. */
    boolean isHistory(Instant theirs) {
        return theirs.isBefore(machine.now().minus(settings.history()));
    }
}
