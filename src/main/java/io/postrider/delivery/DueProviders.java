package io.postrider.delivery;

import java.time.Duration;
import java.util.List;

/** Providers that mail is due for, as one sender knows them. Not thread-safe. */
final class DueProviders {

    /** How long mail for a provider with an empty queue may wait for a sender that is busy with others. */
    private static final Duration GOOD_FOR = Duration.ofMillis(300);

    private final Claims claims;
    private List<String> known = List.of();
    private long askedAt;

    DueProviders(Claims claims) {
        this.claims = claims;
    }

    /** As they were when last asked; nobody when that is too long ago. */
    List<String> known() {
        return System.nanoTime() - askedAt > GOOD_FOR.toNanos() ? List.of() : known;
    }

    /** As they are now. */
    List<String> asked() {
        known = claims.dueProviders();
        askedAt = System.nanoTime();
        return known;
    }
}
