package io.postrider.delivery.reputation;

import io.postrider.access.AuditLog;
import io.postrider.time.MachineTime;
import io.postrider.time.Snapshot;
import io.postrider.time.Timestamps;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Daily caps for senders a provider does not know yet; off until somebody switches them on.
 *
 * <p>A cap grows only after a good day: one that used at least half of it, with at most 5 % of tries put off and at most 0.1 %
 * complaints. It is counted anew from the books of all days since, so nothing about it can get lost.
 */
@Component
public class WarmUps {

    private static final double MOST_DEFERRED = 0.05;
    private static final double MOST_COMPLAINTS = 0.001;
    private static final double LARGEST = 1e9;

    private final DeliveryStatistics statistics;
    private final JdbcClient jdbc;
    private final Clock clock;
    private final AuditLog audit;
    private final Snapshot<Map<String, WarmUp>> current;

    WarmUps(DeliveryStatistics statistics, JdbcClient jdbc, Clock clock, AuditLog audit, MachineTime machine) {
        this.statistics = statistics;
        this.jdbc = jdbc;
        this.clock = clock;
        this.audit = audit;
        this.current = new Snapshot<>(machine, Duration.ofSeconds(1), this::read);
    }

    /** By provider, at most a second old; empty when nobody warms up. */
    public Map<String, WarmUp> all() {
        return current.get();
    }

    /** Begins one, or changes it. @param since the first day; one that lies in the past counts from then */
    @Transactional
    public WarmUp start(WarmUp wanted, String who) {
        jdbc.sql("delete from warm_up where provider = ?")
                .param(wanted.provider())
                .update();
        jdbc.sql(
                        """
                        insert into warm_up (provider, start_per_day, growth, since, changed_by, changed_at)
                        values (?, ?, ?, ?, ?, ?)
                        """)
                .params(wanted.provider(), wanted.startPerDay(), wanted.growth(), wanted.since(), who)
                .param(Timestamps.of(clock.instant()))
                .update();
        audit.record(who, "warm-up started", wanted.provider() + " with " + wanted.startPerDay() + " a day");
        forget();
        return read().get(wanted.provider());
    }

    /** Ends it: as many as there are. Nothing happens when there is none. */
    @Transactional
    public void end(String provider, String who) {
        if (jdbc.sql("delete from warm_up where provider = ?").param(provider).update() > 0) {
            audit.record(who, "warm-up ended", provider);
        }
        forget();
    }

    /** The next answer is read anew. */
    public void forget() {
        current.forget();
    }

    private Map<String, WarmUp> read() {
        List<WarmUp> wanted = jdbc.sql("select provider, start_per_day, growth, since from warm_up")
                .query((row, number) -> new WarmUp(
                        row.getString(1), row.getInt(2), row.getDouble(3), row.getObject(4, LocalDate.class), 0))
                .list();
        if (wanted.isEmpty()) {
            return Map.of();
        }
        LocalDate first =
                wanted.stream().map(WarmUp::since).min(LocalDate::compareTo).orElseThrow();
        List<ProviderDay> days = statistics.since(first);
        Map<String, WarmUp> all = new TreeMap<>();
        wanted.forEach(it -> all.put(it.provider(), grown(it, days)));
        return all;
    }

    private WarmUp grown(WarmUp warmUp, List<ProviderDay> days) {
        Map<LocalDate, ProviderDay> own = new HashMap<>();
        days.stream()
                .filter(day -> warmUp.provider().equals(WarmUp.ALL)
                        || warmUp.provider().equals(day.provider()))
                .forEach(day -> own.merge(day.day(), day, ProviderDay::plus));
        double perDay = warmUp.startPerDay();
        LocalDate today = statistics.today();
        for (LocalDate day = warmUp.since(); day.isBefore(today); day = day.plusDays(1)) {
            if (good(own.get(day), perDay)) {
                perDay = Math.min(LARGEST, perDay * warmUp.growth());
            }
        }
        return new WarmUp(warmUp.provider(), warmUp.startPerDay(), warmUp.growth(), warmUp.since(), Math.round(perDay));
    }

    private static boolean good(ProviderDay day, double cap) {
        return day != null
                && day.sent() * 2 >= cap
                && day.deferredShare() <= MOST_DEFERRED
                && day.complaintRate() <= MOST_COMPLAINTS;
    }
}
