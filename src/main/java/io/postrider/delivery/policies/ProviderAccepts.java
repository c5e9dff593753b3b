package io.postrider.delivery.policies;

import io.postrider.delivery.shaping.GateState;
import io.postrider.delivery.shaping.ProviderGates;
import io.postrider.delivery.spi.OutgoingMail;
import io.postrider.delivery.spi.SendPolicy;
import io.postrider.delivery.spi.Verdict;
import java.time.Clock;
import java.util.List;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Nothing to a provider that turns our mail away: hammering at a closed door costs reputation. */
@Component
@Order(800)
class ProviderAccepts implements SendPolicy {

    private final ProviderGates gates;
    private final SendWindow window;
    private final Clock clock;

    ProviderAccepts(ProviderGates gates, SendWindow window, Clock clock) {
        this.gates = gates;
        this.window = window;
        this.clock = clock;
    }

    @Override
    public boolean changesByItself() {
        return true;
    }

    @Override
    public List<Verdict> check(List<OutgoingMail> mails) {
        return mails.stream().map(this::check).toList();
    }

    private Verdict check(OutgoingMail mail) {
        GateState gate = gates.state(mail.provider());
        if (gate.pause().isZero()) {
            return Verdict.SEND;
        }
        var until = clock.instant().plus(gate.pause());
        String why = gate.kind() == GateState.Kind.SLOW ? " asked us to send less" : " turns our mail away";
        return new Verdict.Hold(
                until,
                "held until " + SendWindow.said(until, window.zone(mail.contact())) + ": " + mail.provider() + why
                        + " (" + gate.said() + ")");
    }
}
