package io.postrider.time;

import java.time.Duration;
import java.time.Instant;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Keeps a running time lapse a few machine seconds within what is stored; without a time lapse it has nothing to do. */
@Component
class TimeLapse {

    /** Machine time the clock may run before the next store; a crash skips at most this much business time. */
    static final Duration RESERVE = Duration.ofSeconds(2);

    private final BusinessClock clock;
    private final BusinessTimeTable table;

    TimeLapse(BusinessClock clock, BusinessTimeTable table) {
        this.clock = clock;
        this.table = table;
    }

    @Scheduled(fixedRate = 500)
    void reserve() {
        if (clock.rate() != 1) {
            Instant until = clock.instant().plusNanos((long) (RESERVE.toNanos() * clock.rate()));
            table.store(until, clock.ahead());
            clock.reserve(until);
        }
    }
}
