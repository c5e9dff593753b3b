package io.postrider.delivery;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.stereotype.Component;

/** How many mails wait, by state ({@code postrider.outbox}); what is done is never counted, so watching costs little. */
@Component
class OutboxGauges implements MeterBinder {

    private static final List<MailState> UNFINISHED =
            List.of(MailState.PENDING, MailState.DEFERRED, MailState.HELD, MailState.CLAIMED, MailState.UNKNOWN);

    /** One look serves all gauges of one scrape. */
    private static final Duration FRESH = Duration.ofSeconds(5);

    private final OutboxTable table;
    private Map<String, Long> counts = Map.of();
    private long countedAt;

    OutboxGauges(OutboxTable table) {
        this.table = table;
    }

    @Override
    public void bindTo(MeterRegistry meters) {
        for (MailState state : UNFINISHED) {
            Gauge.builder("postrider.outbox", this, gauges -> gauges.count(state.name()))
                    .description("Mails that have not come to their end")
                    .tag("state", state.name().toLowerCase(Locale.ROOT))
                    .register(meters);
        }
    }

    private synchronized long count(String state) {
        if (countedAt == 0 || System.nanoTime() - countedAt > FRESH.toNanos()) {
            counts = table.unfinished();
            countedAt = System.nanoTime();
        }
        return counts.getOrDefault(state, 0L);
    }
}
