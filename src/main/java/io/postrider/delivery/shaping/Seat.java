package io.postrider.delivery.shaping;

/** A sender's permission to serve one provider for one batch. */
public final class Seat implements AutoCloseable {

    private final ProviderGate gate;
    private final String provider;
    private final int allowed;
    private int sent;

    Seat(ProviderGate gate, String provider, int allowed) {
        this.gate = gate;
        this.provider = provider;
        this.allowed = allowed;
    }

    public String provider() {
        return provider;
    }

    /** How many mails may be claimed. */
    public int allowed() {
        return allowed;
    }

    /** One mail went out. */
    public void used() {
        sent++;
    }

    @Override
    public void close() {
        gate.leave(sent);
    }
}
