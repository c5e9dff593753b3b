package io.postrider.delivery.shaping;

import io.postrider.delivery.dns.MailboxProviders;
import io.postrider.delivery.smtp.Outcome;
import io.postrider.time.MachineTime;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/** The gates to all mailbox providers: senders take a seat before they claim mails, and tell what was answered. */
@Component
public class ProviderGates {

    private final Map<String, ProviderGate> gates = new ConcurrentHashMap<>();
    private final MachineTime machine;

    ProviderGates(MachineTime machine) {
        this.machine = machine;
    }

    /** @param most senders that may serve it at the same time, whatever it would take @return empty when nothing may go there now */
    public Optional<Seat> seat(String provider, int wanted, int most) {
        ProviderGate gate = gate(provider);
        int allowed = gate.enter(wanted, most);
        return allowed == 0 ? Optional.empty() : Optional.of(new Seat(gate, provider, allowed));
    }

    public GateState state(String provider) {
        return gate(provider).state();
    }

    /** Every provider that mail went to since this node started. */
    public Map<String, GateState> states() {
        Map<String, GateState> states = new TreeMap<>();
        gates.forEach((provider, gate) -> states.put(provider, gate.state()));
        return states;
    }

    /** The answer to one mail to it. */
    public void saw(String provider, Outcome outcome) {
        String reply = outcome instanceof Outcome.Temporary temporary
                ? temporary.reply().toString()
                : outcome instanceof Outcome.Permanent permanent
                        ? permanent.reply().toString()
                        : "";
        Signal signal = Signal.of(outcome);
        // The many small ones together: what one of them wants is not what all want.
        boolean oneOfMany =
                provider.equals(MailboxProviders.OTHER) && (signal == Signal.SLOWER || signal == Signal.SUSPEND);
        gate(provider).saw(oneOfMany ? Signal.TROUBLE : signal, reply);
    }

    private ProviderGate gate(String provider) {
        return gates.computeIfAbsent(provider, name -> new ProviderGate(Manners.of(name), machine::now));
    }
}
