package io.postrider.events;

import io.postrider.time.Timestamps;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Forgets events that are older than they are kept, and makes room for the months to come.
 *
 * <p>Never takes what a reader has still to read: a reader that stands still keeps the log from shrinking, and the server's log says so. Keys stay, so
 * that what is told again is not taken for new; so do the daily numbers.
 */
@Component
class Retention {

    private static final Logger LOG = LoggerFactory.getLogger(Retention.class);
    private static final int AT_ONCE = 5_000;

    private final JdbcClient jdbc;
    private final LogMonths months;
    private final RetentionSettings settings;
    private final Clock clock;

    Retention(JdbcClient jdbc, LogMonths months, RetentionSettings settings, Clock clock) {
        this.jdbc = jdbc;
        this.months = months;
        this.settings = settings;
        this.clock = clock;
    }

    /** Often enough for a clock that runs faster; a part that is missing costs nothing but its convenience. */
    @EventListener(ApplicationReadyEvent.class)
    @Scheduled(fixedDelay = 60_000, initialDelay = 60_000)
    void prepare() {
        quietly(() -> months.prepare(clock.instant()));
    }

    @Scheduled(fixedDelay = 3_600_000, initialDelay = 300_000)
    void forget() {
        Keeping keeping = new Keeping(settings, clock.instant());
        List<String> names = names();
        keeping.usual().ifPresent(before -> quietly(() -> months.drop(before, keeping, names)));
        keeping.ends(names).forEach((before, some) -> quietly(() -> forget(some, before)));
    }

    /** All there are: what has been counted by day. */
    private List<String> names() {
        return jdbc.sql("select distinct name from event_daily")
                .query(String.class)
                .list();
    }

    private void forget(Set<String> names, Instant before) {
        int deleted;
        do {
            List<Long> ids = jdbc.sql(
                            "select e.id from event_log e where e.occurred_at < :before and e.name in (:names) and "
                                    + Unread.READ_BY_ALL + " fetch first :limit rows only")
                    .param("before", Timestamps.of(before))
                    .param("names", names)
                    .param("limit", AT_ONCE)
                    .query(Long.class)
                    .list();
            deleted = ids.isEmpty()
                    ? 0
                    : jdbc.sql("delete from event_log where id in (:ids) and occurred_at < :before")
                            .param("ids", ids)
                            .param("before", Timestamps.of(before))
                            .update();
        } while (deleted == AT_ONCE);
        jdbc.sql(
                        "delete from event_failure where not exists (select 1 from event_log e where e.id = event_failure.event_id)")
                .update();
    }

    private static void quietly(Runnable work) {
        try {
            work.run();
        } catch (RuntimeException e) {
            LOG.warn("The log could not be tidied; it is tried again: {}", e.toString());
        }
    }
}
