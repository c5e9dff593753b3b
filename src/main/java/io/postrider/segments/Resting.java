package io.postrider.segments;

import io.postrider.time.MachineTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/** The segments that failed a moment ago on this node, and are left alone for a minute. */
@Component
class Resting {

    private static final Duration REST = Duration.ofMinutes(1);

    private final Map<String, Instant> until = new ConcurrentHashMap<>();
    private final MachineTime machine;

    Resting(MachineTime machine) {
        this.machine = machine;
    }

    boolean rests(String segment) {
        Instant end = until.get(segment);
        if (end != null && end.isAfter(machine.now())) {
            return true;
        }
        return false;
    }

    void end(String segment) {
        until.remove(segment);
    }

    void begin(String segment) {
        until.put(segment, machine.now().plus(REST));
    }
}
