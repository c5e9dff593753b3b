package io.postrider.time;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.function.Supplier;

/**
 * The time contacts live in: equal to machine time plus a fixed lead, or running faster than it (time lapse).
 *
 * <p>It never goes back: in a time lapse it stays below a reservation that is stored ahead of it, and a restart begins at
 * the stored reservation.
 */
final class BusinessClock extends Clock {

    private final Supplier<Instant> machine;
    private final ZoneId zone;
    private final Instant machineStart;
    private final Instant businessStart;
    private final double rate;
    private volatile Instant reservedUntil;

    BusinessClock(Supplier<Instant> machine, ZoneId zone, Instant businessStart, double rate, Instant reservedUntil) {
        this.machine = machine;
        this.zone = zone;
        this.machineStart = machine.get();
        this.businessStart = businessStart;
        this.rate = rate;
        this.reservedUntil = reservedUntil;
    }

    @Override
    public Instant instant() {
        Instant now = unbounded();
        Instant bound = reservedUntil;
        return now.isBefore(bound) ? now : bound;
    }

    /** Lets the clock run on until the given instant, which must have been stored before. */
    void reserve(Instant until) {
        reservedUntil = until;
    }

    /** How far business time has run ahead of machine time. */
    Duration ahead() {
        return Duration.between(machine.get(), instant());
    }

    double rate() {
        return rate;
    }

    private Instant unbounded() {
        Duration passed = Duration.between(machineStart, machine.get());
        return rate == 1 ? businessStart.plus(passed) : businessStart.plusNanos((long) (passed.toNanos() * rate));
    }

    @Override
    public ZoneId getZone() {
        return zone;
    }

    @Override
    public Clock withZone(ZoneId other) {
        Clock inner = this;
        return new Clock() {
            @Override
            public Instant instant() {
                return inner.instant();
            }

            @Override
            public ZoneId getZone() {
                return other;
            }

            @Override
            public Clock withZone(ZoneId another) {
                return inner.withZone(another);
            }
        };
    }
}
