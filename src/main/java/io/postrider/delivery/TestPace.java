package io.postrider.delivery;

import io.postrider.time.MachineTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import org.springframework.stereotype.Component;

/** Keeps tests few: counts those of the last minute on this node (machine time). */
@Component
class TestPace {

    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final Deque<Instant> recent = new ArrayDeque<>();
    private final MachineTime machine;
    private final int perMinute;

    TestPace(MachineTime machine, TestMailSettings settings) {
        this.machine = machine;
        this.perMinute = settings.perMinute();
    }

    /** @throws TestRefused when there were enough */
    synchronized void count() {
        Instant now = machine.now();
        while (!recent.isEmpty() && recent.peek().isBefore(now.minus(MINUTE))) {
            recent.poll();
        }
        if (recent.size() >= perMinute) {
            throw TestRefused.tooMany(perMinute);
        }
        recent.add(now);
    }
}
