package io.postrider.tracking;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.postrider.time.MachineTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Counts links that were not signed here: cut when they were copied, or tried by somebody. Each is counted; the server's log
 * hears of them once a minute at most, so that nobody fills it.
 */
@Component
class ForgedLinks {

    private static final Logger LOG = LoggerFactory.getLogger(ForgedLinks.class);
    private static final Duration SILENCE = Duration.ofMinutes(1);

    private final Counter forged;
    private final MachineTime machine;
    private final AtomicReference<Instant> silentUntil = new AtomicReference<>(Instant.MIN);

    ForgedLinks(MeterRegistry meters, MachineTime machine) {
        this.forged = meters.counter("postrider.tracking.forged");
        this.machine = machine;
    }

    /** Passes on what was verified, and counts it when it was not. @param door which of our doors was tried */
    <T> Optional<T> counted(String door, Optional<T> verified) {
        if (verified.isEmpty()) {
            forged.increment();
            Instant until = silentUntil.get();
            Instant now = machine.now();
            if (!now.isBefore(until) && silentUntil.compareAndSet(until, now.plus(SILENCE))) {
                LOG.warn(
                        "A link that was not signed here was asked for at the door '{}'; {} since the start",
                        door,
                        (long) forged.count());
            }
        }
        return verified;
    }
}
