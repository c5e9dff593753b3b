package io.postrider.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.postrider.support.OnH2;
import io.postrider.support.OnPostgres;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Business time never goes back, whatever is switched on or off between two starts. */
class TimeLapseTests {

    @Nested
    @OnH2
    class H2 extends Contract {}

    @Nested
    @OnPostgres
    class Postgres extends Contract {}

    abstract static class Contract {

        private static final Instant START = Instant.parse("2026-03-01T08:00:00Z");

        @Autowired
        BusinessTimeTable table;

        @Autowired
        JdbcClient jdbc;

        private final AtomicReference<Instant> machine = new AtomicReference<>(START);
        private final MachineTime machineTime = new MachineTime() {
            @Override
            public Instant now() {
                return machine.get();
            }
        };

        @BeforeEach
        void forgetWhatWasStored() {
            jdbc.sql("delete from business_time").update();
        }

        @Test
        void storesNothingWithoutATimeLapse() {
            assertThat(start(0).instant()).isEqualTo(START);
            assertThat(table.read()).isEmpty();
        }

        @Test
        void goesOnWhereItMayHaveBeenAfterAKill() {
            BusinessClock clock = start(10);
            TimeLapse lapse = new TimeLapse(clock, table);
            machine.set(START.plusSeconds(1));
            lapse.reserve();
            machine.set(START.plusMillis(2_900));
            Instant lastSeen = clock.instant();
            assertThat(lastSeen).isAfter(START.plus(Duration.ofHours(6)));

            assertThat(start(10).instant()).isAfterOrEqualTo(lastSeen);
        }

        @Test
        void keepsItsLeadWhenTheLapseIsSwitchedOff() {
            BusinessClock clock = start(10);
            machine.set(START.plusSeconds(2));
            Instant lastSeen = clock.instant();

            BusinessClock plain = start(0);
            Instant restarted = plain.instant();
            assertThat(restarted).isAfterOrEqualTo(lastSeen);
            machine.set(machine.get().plusSeconds(60));
            assertThat(plain.instant()).isEqualTo(restarted.plusSeconds(60));
        }

        @Test
        void neverPassesWhatIsStored() {
            BusinessClock clock = start(10);
            machine.set(START.plusSeconds(3_600));
            assertThat(clock.instant()).isEqualTo(table.read().orElseThrow().reservedUntil());
        }

        @Test
        void refusesADayLongerThanADay() {
            assertThatThrownBy(() -> settings(90_000))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("between 0 (off) and 86400");
        }

        private BusinessClock start(double secondsPerDay) {
            return new TimeConfiguration().businessClock(settings(secondsPerDay), machineTime, table);
        }

        private static TimeSettings settings(double secondsPerDay) {
            return new TimeSettings(secondsPerDay, ZoneOffset.UTC, Path.of("data"), true);
        }
    }
}
