package io.postrider.delivery.shaping;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** One mailbox provider takes our mail, asks for less, or turns it away. */
class ProviderGateTests {

    private Instant now = Instant.parse("2027-03-01T10:00:00Z");
    private final ProviderGate gate = new ProviderGate(new Manners(2, 0, 3), () -> now);

    @Test
    void letsAsManySendersInAsItHasSeats() {
        assertThat(gate.enter(50)).isEqualTo(50);
        assertThat(gate.enter(50)).isEqualTo(50);
        assertThat(gate.enter(50)).isZero();
        gate.leave(50);
        assertThat(gate.enter(20)).isEqualTo(20);
    }

    @Test
    void letsFewerInWhileOthersWait() {
        assertThat(gate.enter(50, 1)).isEqualTo(50);
        assertThat(gate.enter(50, 1)).isZero();
        assertThat(gate.enter(50, 2)).isEqualTo(50);
    }

    @Test
    void closesAfterRefusalsInARowAndProbesWithOneMail() {
        refused(2);
        gate.saw(Signal.WELCOME, "");
        refused(2);
        assertThat(gate.state().kind()).as("not in a row").isEqualTo(GateState.Kind.OPEN);
        refused(1);
        assertThat(gate.state())
                .returns(GateState.Kind.CLOSED, GateState::kind)
                .returns(Duration.ofMinutes(5), GateState::pause)
                .returns("451 4.7.1 no", GateState::said);
        assertThat(gate.enter(50)).isZero();

        now = now.plus(Duration.ofMinutes(5));
        assertThat(gate.state().kind()).isEqualTo(GateState.Kind.PROBING);
        assertThat(gate.enter(50)).as("one mail goes first").isEqualTo(1);
        assertThat(gate.enter(50)).as("alone").isZero();
        gate.saw(Signal.WELCOME, "");
        gate.leave(1);
        assertThat(gate.enter(50)).isEqualTo(50);
    }

    @Test
    void staysClosedLongerEachTimeAProbeIsRefused() {
        refused(3);
        now = now.plus(Duration.ofMinutes(5));
        assertThat(gate.enter(50)).isEqualTo(1);
        refused(1);
        gate.leave(1);
        assertThat(gate.state().pause()).isEqualTo(Duration.ofMinutes(10));
        for (int i = 0; i < 10; i++) {
            now = now.plus(Duration.ofHours(1));
            refused(1);
        }
        assertThat(gate.state().pause()).isEqualTo(Duration.ofHours(1));
    }

    @Test
    void sendsOneMailAMinuteForAWhileWhenAskedForLess() {
        gate.saw(Signal.SLOWER, "421 4.7.28 rate limited");
        assertThat(gate.enter(50)).isZero();
        assertThat(gate.state().kind()).isEqualTo(GateState.Kind.SLOW);
        now = now.plus(Duration.ofMinutes(1));
        assertThat(gate.enter(50)).isEqualTo(1);
        gate.saw(Signal.WELCOME, "");
        gate.leave(1);
        assertThat(gate.enter(50)).as("not before the next minute").isZero();
        now = now.plus(Duration.ofMinutes(90));
        assertThat(gate.enter(50)).isEqualTo(50);
    }

    @Test
    void leavesAProviderAloneThatSuspendsUs() {
        gate.saw(Signal.SUSPEND, "421 [TSS04]");
        now = now.plus(Duration.ofMinutes(119));
        assertThat(gate.enter(50)).isZero();
        now = now.plus(Duration.ofMinutes(1));
        assertThat(gate.enter(50)).isEqualTo(50);
    }

    @Test
    void keepsAPace() {
        ProviderGate paced = new ProviderGate(new Manners(10, 20, 3), () -> now);
        assertThat(paced.enter(50)).isEqualTo(20);
        paced.leave(20);
        assertThat(paced.enter(50)).isZero();
        now = now.plusMillis(500);
        assertThat(paced.enter(50)).isEqualTo(10);
    }

    private void refused(int times) {
        for (int i = 0; i < times; i++) {
            gate.saw(Signal.TROUBLE, "451 4.7.1 no");
        }
    }
}
