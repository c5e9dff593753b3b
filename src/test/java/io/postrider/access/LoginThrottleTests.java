package io.postrider.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.postrider.time.MachineTime;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.springframework.util.unit.DataSize;

class LoginThrottleTests {

    private Instant now = Instant.parse("2026-03-01T10:00:00Z");

    private final LoginThrottle throttle = new LoginThrottle(
            new AccessSettings(
                    null,
                    null,
                    null,
                    null,
                    new AccessSettings.Limits(DataSize.ofMegabytes(2), 3, Duration.ofMinutes(5))),
            new MachineTime() {
                @Override
                public Instant now() {
                    return now;
                }
            });

    @Test
    void makesAGuesserPauseAndForgivesLater() {
        fail("1.2.3.4", "admin", 3);
        assertThat(throttle.pause("1.2.3.4", "ADMIN ")).isEqualTo(Duration.ofMinutes(5));
        now = now.plus(Duration.ofMinutes(5)).plusSeconds(1);
        assertThat(throttle.pause("1.2.3.4", "admin")).isZero();
        throttle.failed("1.2.3.4", "admin");
        assertThat(throttle.pause("1.2.3.4", "admin")).isZero();
    }

    @Test
    void leavesOthersAlone() {
        fail("1.2.3.4", "admin", 3);
        assertThat(throttle.pause("1.2.3.4", "ann")).isZero();
        assertThat(throttle.pause("5.6.7.8", "admin")).isZero();
    }

    @Test
    void forgetsFailuresAfterASuccess() {
        fail("1.2.3.4", "admin", 2);
        throttle.succeeded("1.2.3.4", "admin");
        throttle.failed("1.2.3.4", "admin");
        assertThat(throttle.pause("1.2.3.4", "admin")).isZero();
    }

    @Test
    void countsChangingNamesFromOneAddress() {
        for (int i = 0; i < 15; i++) {
            throttle.failed("1.2.3.4", "name" + i);
        }
        assertThat(throttle.pause("1.2.3.4", "somebody")).isPositive();
    }

    private void fail(String address, String name, int times) {
        for (int i = 0; i < times; i++) {
            throttle.failed(address, name);
        }
    }
}
