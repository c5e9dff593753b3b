package io.postrider.segments;

import java.time.Duration;
import java.time.Instant;

/**
 * How far a customer has come with this shop.
 *
 * <p>Measured by the shop's own rhythm: the median time between two orders of a customer, where at least 100 customers ordered
 * again; 40 days otherwise. The limits are 1, 2.25 and 4.5 times that (40, 90 and 180 days).
 */
enum LifeCycle {
    NEW("new"),
    ACTIVE("active"),
    LOYAL("loyal"),
    AT_RISK("at-risk"),
    LAPSED("lapsed");

    /** Without enough customers who came back. */
    static final Duration USUAL = Duration.ofDays(40);

    static final int ENOUGH = 100;

    private static final int LOYAL_FROM = 3;

    private final String word;

    LifeCycle(String word) {
        this.word = word;
    }

    /** In attributes. */
    String word() {
        return word;
    }

    static LifeCycle of(long orders, Instant last, Duration rhythm, Instant now) {
        Duration quiet = Duration.between(last, now);
        if (quiet.compareTo(rhythm.multipliedBy(9).dividedBy(2)) > 0) {
            return LAPSED;
        }
        if (quiet.compareTo(rhythm.multipliedBy(9).dividedBy(4)) > 0) {
            return AT_RISK;
        }
        if (orders >= LOYAL_FROM) {
            return LOYAL;
        }
        return orders == 1 && quiet.compareTo(rhythm) <= 0 ? NEW : ACTIVE;
    }
}
