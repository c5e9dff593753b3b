package io.postrider.delivery;

import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Component;

/** Counts how claims ended ({@code postrider.mails} by state), for whoever watches the server. */
@Component
class MailCounters {

    private final MeterRegistry meters;

    MailCounters(MeterRegistry meters) {
        this.meters = meters;
    }

    void count(List<Result> results) {
        for (Result result : results) {
            meters.counter("postrider.mails", "state", result.state().name().toLowerCase(Locale.ROOT))
                    .increment();
        }
    }
}
