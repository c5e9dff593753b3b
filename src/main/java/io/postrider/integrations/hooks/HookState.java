package io.postrider.integrations.hooks;

import java.time.Instant;
import java.util.List;

/**
 * How it stands with one source.
 *
 * @param address where it must send to
 * @param state {@code ON}, {@code OFF} (without a secret) or {@code REFUSED} (its mapping cannot be used)
 * @param topics what is understood
 * @param findings why its mapping cannot be used
 * @param secretChangedAt machine time, null without a secret
 * @param lastReceivedAt machine time, null when nothing came
 * @param lastRefusal the last call this server refused since it started, or null
 */
public record HookState(
        String source,
        String title,
        String address,
        State state,
        List<String> topics,
        List<String> findings,
        Instant secretChangedAt,
        Instant lastReceivedAt,
        Counts calls,
        Refusal lastRefusal) {

    /** Whether it may tell anything. */
    public enum State {
        ON,
        OFF,
        REFUSED
    }

    /** What became of its calls, as long as they are remembered. */
    public record Counts(long waiting, long done, long ignored, long failed) {}

    /** A call that was not taken. @param count how many were not, since this server started */
    public record Refusal(String why, Instant at, long count) {}
}
