package io.postrider.integrations.hooks;

import io.micrometer.core.instrument.MeterRegistry;
import io.postrider.time.MachineTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Counts what sources send ({@code postrider.hooks} by source and result), and remembers the last call this server refused.
 *
 * <p>In memory: a flood of forged calls must not become a flood in the database or in the log.
 */
@Component
class HookCounts {

    /** The last call that was refused, and how many there were. @param at machine time */
    record Refusal(String why, Instant at, long count) {}

    private static final Logger LOG = LoggerFactory.getLogger(HookCounts.class);
    private static final Duration SILENCE = Duration.ofHours(1);

    private final MeterRegistry meters;
    private final MachineTime time;
    private final Map<String, Refusal> refusals = new ConcurrentHashMap<>();
    private final Map<String, Instant> said = new ConcurrentHashMap<>();

    HookCounts(MeterRegistry meters, MachineTime time) {
        this.meters = meters;
        this.time = time;
    }

    void count(String source, String result) {
        meters.counter("postrider.hooks", "source", source, "result", result).increment();
    }

    void refused(String source, Outcome outcome, String why) {
        count(source, outcome.name().toLowerCase().replace('_', '-'));
        Instant now = time.now();
        refusals.merge(source, new Refusal(why, now, 1), (before, one) -> new Refusal(why, now, before.count() + 1));
        Instant last = said.get(source + outcome);
        if (last == null || last.plus(SILENCE).isBefore(now)) {
            said.put(source + outcome, now);
            LOG.warn("A webhook call of {} was refused: {}; more of these are only counted for an hour", source, why);
        }
    }

    Optional<Refusal> lastRefusal(String source) {
        return Optional.ofNullable(refusals.get(source));
    }
}
