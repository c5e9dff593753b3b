package io.postrider.time;

import java.time.Instant;
import org.springframework.stereotype.Component;

/**
 * The time of this machine, for leases, locks, time-outs and session ages; never for anything a contact notices.
 *
 * <p>Business code asks the injected {@link java.time.Clock} instead, which may run faster (time lapse).
 */
@Component
public class MachineTime {

    public Instant now() {
        return Instant.now();
    }
}
