package io.postrider.delivery.reputation;

import io.postrider.access.AuditLog;
import io.postrider.time.MachineTime;
import io.postrider.time.Snapshot;
import io.postrider.time.Timestamps;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * How hard we brake at each mailbox provider because people call our mail spam; at most a second old.
 *
 * <p>A brake lets go by itself when the share falls, or for a while when somebody who has looked into it says so.
 */
@Component
public class Brakes {

    /** How hard. */
    public enum Brake {
        FREE,
        /** The console warns. */
        ALARM,
        /** Bulk mail leaves slowly. */
        THROTTLED,
        /** Mail that needs consent waits. */
        PAUSED
    }

    /**
     * How one provider takes our mail.
     *
     * @param week sums of the days that count
     * @param releasedUntil business time until which somebody let the brake go, or null
     */
    public record Health(ProviderDay week, Brake brake, Instant releasedUntil) {}

    private final DeliveryStatistics statistics;
    private final JdbcClient jdbc;
    private final Clock clock;
    private final BrakeSettings settings;
    private final AuditLog audit;
    private final Snapshot<Map<String, Health>> health;

    Brakes(Books books, JdbcClient jdbc, Clock clock, BrakeSettings settings, AuditLog audit) {
        this.statistics = books.statistics();
        this.jdbc = jdbc;
        this.clock = clock;
        this.settings = settings;
        this.audit = audit;
        this.health = new Snapshot<>(books.machine(), Duration.ofSeconds(1), this::read);
    }

    /** The numbers and how old they may be. */
    @Component
    record Books(DeliveryStatistics statistics, MachineTime machine) {}

    /** By provider. */
    public Map<String, Health> all() {
        return health.get();
    }

    public Brake at(String provider) {
        Health known = all().get(provider);
        return known == null ? Brake.FREE : known.brake();
    }

    /** Lets the brake go for a while, because somebody found and mended the cause. */
    @Transactional
    public void release(String provider, Duration howLong, String why, String who) {
        jdbc.sql("delete from brake_release where provider = ?").param(provider).update();
        jdbc.sql("insert into brake_release (provider, ends_at, why, released_by) values (?, ?, ?, ?)")
                .params(provider, Timestamps.of(clock.instant().plus(howLong)), why, who)
                .update();
        audit.record(who, "complaint brake released", provider + " for " + howLong.toHours() + " hours: " + why);
        forget();
    }

    /** The brake takes hold again; nothing happens when nobody had let it go. */
    @Transactional
    public void restore(String provider, String who) {
        if (jdbc.sql("delete from brake_release where provider = ?")
                        .param(provider)
                        .update()
                > 0) {
            audit.record(who, "complaint brake restored", provider);
        }
        forget();
    }

    /** The next answer is read anew. */
    public void forget() {
        health.forget();
    }

    private Map<String, Health> read() {
        Map<String, Instant> released = new TreeMap<>();
        jdbc.sql("select provider, ends_at from brake_release where ends_at > ?")
                .param(Timestamps.of(clock.instant()))
                .query(row -> {
                    released.put(row.getString("provider"), Timestamps.read(row, "ends_at"));
                });
        Map<String, ProviderDay> sums = new TreeMap<>();
        statistics
                .since(statistics.today().minusDays(settings.days() - 1L))
                .forEach(day -> sums.merge(day.provider(), day, ProviderDay::plus));
        Map<String, Health> all = new TreeMap<>();
        sums.forEach((provider, week) -> {
            Brake brake = brake(week);
            boolean free = released.containsKey(provider) && brake.compareTo(Brake.ALARM) > 0;
            all.put(provider, new Health(week, free ? Brake.ALARM : brake, released.get(provider)));
        });
        return all;
    }

    private Brake brake(ProviderDay week) {
        double rate = week.complaintRate();
        if (week.sent() < settings.minimum() || rate < settings.alarm()) {
            return Brake.FREE;
        }
        if (rate < settings.throttle()) {
            return Brake.ALARM;
        }
        return rate < settings.pause() ? Brake.THROTTLED : Brake.PAUSED;
    }
}
