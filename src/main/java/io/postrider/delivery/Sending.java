package io.postrider.delivery;

import io.postrider.delivery.policies.Switches;
import io.postrider.delivery.reputation.Brakes;
import io.postrider.delivery.reputation.Brakes.Brake;
import io.postrider.delivery.reputation.ProviderDay;
import io.postrider.delivery.reputation.WarmUps;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.springframework.stereotype.Component;

/** What holds mail back for everybody: what somebody stopped, providers who complain, and providers who do not know us yet. */
@Component
public class Sending {

    private final Switches switches;
    private final Brakes brakes;
    private final WarmUps warmUps;

    Sending(Switches switches, Brakes brakes, WarmUps warmUps) {
        this.switches = switches;
        this.brakes = brakes;
        this.warmUps = warmUps;
    }

    /**
     * Something somebody has stopped.
     *
     * @param key how it is lifted, such as {@code journey:welcome-series}
     * @param what in words
     * @param at business time
     * @param liftedBy null while it holds
     */
    public record Stopped(
            String key, String what, String why, String who, Instant at, String liftedBy, Instant liftedAt) {}

    /**
     * How a mailbox provider took our mail in the last days.
     *
     * @param complaintRate complaints per mail taken
     * @param brake free, alarm, throttled or paused
     * @param releasedUntil business time until which somebody let the brake go, or null
     */
    public record Provider(
            String name,
            long sent,
            long delivered,
            long soft,
            long hard,
            long complaints,
            long deferred,
            double complaintRate,
            String brake,
            Instant releasedUntil) {}

    /** A provider we begin with little at. @param perDay today's cap */
    public record Warming(String provider, int startPerDay, double growth, LocalDate since, long perDay) {}

    /** The newest first. */
    public List<Stopped> stopped() {
        return switches.all().stream().map(Sending::stopped).toList();
    }

    /** What was let go again, the newest first. */
    public List<Stopped> lifted(int limit) {
        return switches.lifted(limit).stream().map(Sending::stopped).toList();
    }

    /** @throws io.postrider.access.Problem when the key names nothing that can be stopped, or the reason is missing */
    public Stopped stop(String key, String why, String who) {
        return stopped(switches.stop(key, why, who));
    }

    /** Nothing happens when it was not stopped. */
    public void lift(String key, String who) {
        switches.lift(key, who);
    }

    /** Those who got mail of us lately. */
    public List<Provider> providers() {
        return brakes.all().values().stream().map(Sending::provider).toList();
    }

    /** Those whose complaints somebody should look into. */
    public List<Provider> braked() {
        return providers().stream()
                .filter(it -> !it.brake().equals(name(Brake.FREE)))
                .toList();
    }

    public List<Warming> warmUps() {
        return warmUps.all().values().stream()
                .map(it -> new Warming(it.provider(), it.startPerDay(), it.growth(), it.since(), it.perDay()))
                .toList();
    }

    private static Stopped stopped(io.postrider.delivery.policies.Switch it) {
        return new Stopped(it.key(), it.what(), it.why(), it.who(), it.at(), it.liftedBy(), it.liftedAt());
    }

    private static Provider provider(Brakes.Health health) {
        ProviderDay week = health.week();
        return new Provider(
                week.provider(),
                week.sent(),
                week.delivered(),
                week.soft(),
                week.hard(),
                week.complaints(),
                week.deferred(),
                week.complaintRate(),
                name(health.brake()),
                health.releasedUntil());
    }

    private static String name(Brake brake) {
        return brake.name().toLowerCase(java.util.Locale.ROOT);
    }
}
