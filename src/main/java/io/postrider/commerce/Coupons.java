package io.postrider.commerce;

import io.postrider.contacts.ContactId;
import io.postrider.contacts.Contacts;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Coupon codes: each is given once, to one contact, for one reason; asked again for the same reason, she gets the same code. */
@Component
public class Coupons {

    private static final int ATTEMPTS = 5;

    private final CouponPools pools;
    private final CodeTable codes;
    private final Contacts contacts;
    private final Clock clock;

    Coupons(CouponPools pools, CodeTable codes, Contacts contacts, Clock clock) {
        this.pools = pools;
        this.codes = codes;
        this.contacts = contacts;
        this.clock = clock;
    }

    /**
     * Gives a code, in the caller's transaction.
     *
     * @param reason unmistakable for why she gets it, such as the enrolment and the step
     * @return empty when the pool has none left, has ended, or she is not known (any more)
     */
    @Transactional
    public Optional<Coupon> issue(String poolKey, ContactId contact, String reason) {
        CouponPool pool = pools.get(poolKey);
        if (!contacts.lock(contact)) {
            return Optional.empty();
        }
        Optional<Coupon> before = codes.given(poolKey, contact, reason);
        if (before.isPresent()) {
            return before;
        }
        Instant now = clock.instant();
        Instant ends = ends(pool, now);
        if (ends != null && !ends.isAfter(now)) {
            return Optional.empty();
        }
        return codes.free(poolKey).or(() -> made(pool)).map(id -> codes.give(id, contact, reason, now, ends));
    }

    private Optional<Long> made(CouponPool pool) {
        if (!pool.onDemand()) {
            return Optional.empty();
        }
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            String code = Codes.next(pool.prefix(), pool.codeLength());
            if (codes.insert(pool, code)) {
                return codes.find(code);
            }
        }
        return Optional.empty();
    }

    private static Instant ends(CouponPool pool, Instant now) {
        Instant own = pool.validDays() == null ? null : now.plus(Duration.ofDays(pool.validDays()));
        if (own == null || pool.expiresAt() == null) {
            return own == null ? pool.expiresAt() : own;
        }
        return own.isBefore(pool.expiresAt()) ? own : pool.expiresAt();
    }
}
