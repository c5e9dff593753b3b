package io.postrider.delivery.doors;

import io.micrometer.core.instrument.MeterRegistry;
import io.postrider.delivery.returns.Returned.Kind;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Counts what comes back: by kind, without a mail it belongs to, with a token that was not made here. */
@Component
class ReturnMeters {

    private static final Logger LOG = LoggerFactory.getLogger(ReturnMeters.class);

    private final MeterRegistry meters;
    private final AtomicBoolean warned = new AtomicBoolean();

    ReturnMeters(MeterRegistry meters) {
        this.meters = meters;
    }

    void understood(Kind kind) {
        meters.counter("postrider.returns", "kind", kind.name().toLowerCase(Locale.ROOT))
                .increment();
    }

    /** Nothing happens for it. */
    void unattributed(String door, Kind kind) {
        meters.counter("postrider.returns.unattributed").increment();
        LOG.info("Something came back ({}, {}) that names none of our mails", door, kind);
    }

    /** Somebody made up a return address. */
    void forged(String door) {
        meters.counter("postrider.returns.forged").increment();
        if (warned.compareAndSet(false, true)) {
            LOG.warn(
                    "Something came back ({}) with a token that was not made here; more of this is only counted", door);
        }
    }
}
