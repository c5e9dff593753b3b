package io.postrider.delivery.webhooks;

import io.micrometer.core.instrument.MeterRegistry;
import io.postrider.time.MachineTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Counts what providers report ({@code postrider.webhooks} by provider and result); logs each kind of refusal once an hour. */
@Component
class WebhookCounts {

    private static final Logger LOG = LoggerFactory.getLogger(WebhookCounts.class);
    private static final Duration SILENCE = Duration.ofHours(1);

    private final MeterRegistry meters;
    private final MachineTime time;
    private final Map<String, Instant> said = new ConcurrentHashMap<>();

    WebhookCounts(MeterRegistry meters, MachineTime time) {
        this.meters = meters;
        this.time = time;
    }

    void count(String provider, String result, long number) {
        if (number > 0) {
            meters.counter("postrider.webhooks", "provider", provider, "result", result)
                    .increment(number);
        }
    }

    /** A flood of these must not become a flood in the log. */
    void refused(String provider, String result, String why) {
        count(provider, result, 1);
        Instant now = time.now();
        Instant last = said.get(provider + result);
        if (last == null || last.plus(SILENCE).isBefore(now)) {
            said.put(provider + result, now);
            LOG.warn(
                    "A report of {} was not taken ({}): {}; more of these are only counted for an hour",
                    provider,
                    result,
                    why);
        }
    }
}
