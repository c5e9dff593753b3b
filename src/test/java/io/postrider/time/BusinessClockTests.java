package io.postrider.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class BusinessClockTests {

    private static final Instant START = Instant.parse("2026-03-01T08:00:00Z");

    private final AtomicReference<Instant> machine = new AtomicReference<>(START);

    @Test
    void isMachineTimeWhenNothingWasLapsed() {
        BusinessClock clock = clock(START, 1, Instant.MAX);
        machine.set(START.plusSeconds(90));
        assertThat(clock.instant()).isEqualTo(START.plusSeconds(90));
    }

    @Test
    void runsADayInTenSeconds() {
        BusinessClock clock = clock(START, 8_640, Instant.MAX);
        machine.set(START.plusSeconds(10));
        assertThat(clock.instant()).isEqualTo(START.plus(Duration.ofDays(1)));
    }

    @Test
    void standsAtItsReservationUntilMoreIsStored() {
        BusinessClock clock = clock(START, 8_640, START.plus(Duration.ofHours(4)));
        machine.set(START.plusSeconds(10));
        assertThat(clock.instant()).isEqualTo(START.plus(Duration.ofHours(4)));
        clock.reserve(START.plus(Duration.ofDays(2)));
        assertThat(clock.instant()).isEqualTo(START.plus(Duration.ofDays(1)));
    }

    @Test
    void keepsItsLeadWithoutATimeLapse() {
        BusinessClock clock = clock(START.plus(Duration.ofDays(3)), 1, Instant.MAX);
        machine.set(START.plusSeconds(5));
        assertThat(clock.ahead()).isEqualTo(Duration.ofDays(3));
    }

    @Test
    void sharesItsInstantWithItsOtherZones() {
        BusinessClock clock = clock(START, 8_640, Instant.MAX);
        machine.set(START.plusSeconds(1));
        assertThat(clock.withZone(ZoneOffset.ofHours(2)).instant()).isEqualTo(clock.instant());
    }

    private BusinessClock clock(Instant start, double rate, Instant reservedUntil) {
        return new BusinessClock(machine::get, ZoneOffset.UTC, start, rate, reservedUntil);
    }
}
