package io.postrider.commerce;

import io.postrider.commerce.CouponPool.Kind;
import io.postrider.contacts.ContactId;
import io.postrider.contacts.Contacts;
import io.postrider.contacts.PlainValues;
import io.postrider.time.Timestamps;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Coupon codes: each is given once, to one contact, for one reason; asked again for the same reason, she gets the same code. */
@Component
public class Coupons {

    private static final Pattern KEY = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");
    private static final Pattern CODE = Pattern.compile("[\\p{Alnum}_-]{3,100}");
    private static final int MOST_AT_ONCE = 10_000;
    private static final int ATTEMPTS = 5;

    private final JdbcClient jdbc;
    private final Contacts contacts;
    private final Clock clock;

    Coupons(JdbcClient jdbc, Contacts contacts, Clock clock) {
        this.jdbc = jdbc;
        this.contacts = contacts;
        this.clock = clock;
    }

    /** How a pool stands. @param low whether so few are left that somebody should know */
    public record Standing(CouponPool pool, long left, long given, long redeemed, boolean low) {}

    /** Makes a pool, or changes its name, alarm and validity. @throws InvalidCoupons when it cannot be */
    @Transactional
    public CouponPool put(CouponPool wanted) {
        check(wanted);
        int changed = write(
                wanted,
                """
                update coupon_pool set name = :name, alert_below = :alert, valid_days = :days, expires_at = :expires
                where pool = :pool and kind = :kind and prefix = :prefix and code_length = :length and on_demand = :demand
                """);
        if (changed == 0 && find(wanted.pool()).isPresent()) {
            throw new InvalidCoupons(
                    HttpStatus.CONFLICT, "The kind of a pool and how its codes look stay; make another pool instead.");
        }
        if (changed == 0) {
            write(
                    wanted,
                    """
                    insert into coupon_pool (pool, name, kind, prefix, code_length, on_demand, alert_below, valid_days, expires_at,
                        created_at)
                    values (:pool, :name, :kind, :prefix, :length, :demand, :alert, :days, :expires, :now)
                    """);
        }
        return wanted;
    }

    public Optional<CouponPool> find(String pool) {
        return jdbc.sql("select * from coupon_pool where pool = ?")
                .param(pool)
                .query(Coupons::pool)
                .optional();
    }

    public List<Standing> all() {
        return jdbc.sql(
                        """
                        select p.*,
                            (select count(*) from coupon c where c.pool = p.pool and c.issued_at is null) as left_over,
                            (select count(*) from coupon c where c.pool = p.pool and c.issued_at is not null) as given,
                            (select count(*) from coupon c where c.pool = p.pool and c.redeemed_at is not null) as redeemed
                        from coupon_pool p order by p.pool
                        """)
                .query((row, number) -> {
                    CouponPool pool = pool(row, number);
                    long left = row.getLong("left_over");
                    return new Standing(
                            pool,
                            left,
                            row.getLong("given"),
                            row.getLong("redeemed"),
                            !pool.onDemand() && left < pool.alertBelow());
                })
                .list();
    }

    /** Adds codes of the shop; those that are known already are left out. @return how many are new */
    @Transactional
    public int add(String poolKey, Collection<String> codes) {
        CouponPool pool = existing(poolKey);
        if (codes.size() > MOST_AT_ONCE) {
            throw invalid("At most " + MOST_AT_ONCE + " codes can be added at once.");
        }
        codes.stream()
                .filter(code -> code == null || !CODE.matcher(code.strip()).matches())
                .findFirst()
                .ifPresent(code -> {
                    throw invalid("A code is 3 to 100 letters, digits, _ and -.");
                });
        return codes.stream()
                .map(String::strip)
                .mapToInt(code -> insert(pool, code))
                .sum();
    }

    /** Makes so many codes of a generated pool. */
    @Transactional
    public int generate(String poolKey, int number) {
        CouponPool pool = existing(poolKey);
        if (pool.kind() != Kind.GENERATED || number < 1 || number > MOST_AT_ONCE) {
            throw invalid("1 to " + MOST_AT_ONCE + " codes can be made at once, in a pool of kind GENERATED.");
        }
        int made = 0;
        for (int attempt = 0; made < number && attempt < number * ATTEMPTS; attempt++) {
            made += insert(pool, Codes.next(pool.prefix(), pool.codeLength()));
        }
        return made;
    }

    /**
     * Gives a code, in the caller's transaction.
     *
     * @param reason unmistakable for why she gets it, such as the enrolment and the step
     * @return empty when the pool has none left, has ended, or she is not known (any more)
     */
    @Transactional
    public Optional<Coupon> issue(String poolKey, ContactId contact, String reason) {
        CouponPool pool = existing(poolKey);
        if (!contacts.lock(contact)) {
            return Optional.empty();
        }
        Optional<Coupon> before = jdbc.sql("select * from coupon where pool = ? and contact_id = ? and reason_key = ?")
                .params(poolKey, contact.value(), reason)
                .query(Coupons::coupon)
                .optional();
        if (before.isPresent()) {
            return before;
        }
        Instant now = clock.instant();
        Instant ends = ends(pool, now);
        if (ends != null && !ends.isAfter(now)) {
            return Optional.empty();
        }
        return free(poolKey).or(() -> made(pool)).map(id -> give(id, contact, reason, now, ends));
    }

    /** One nobody is at; when all that are left are being given by others, it waits whether they really are. */
    private Optional<Long> free(String pool) {
        Optional<Long> first = unissued(pool, "for update skip locked");
        if (first.isPresent()) {
            return first;
        }
        jdbc.sql("select pool from coupon_pool where pool = ? for update")
                .param(pool)
                .query(String.class)
                .single();
        return unissued(pool, "for update");
    }

    private Optional<Long> unissued(String pool, String lock) {
        return jdbc.sql(
                        "select id from coupon where pool = ? and issued_at is null order by id fetch first 1 rows only "
                                + lock)
                .param(pool)
                .query(Long.class)
                .optional();
    }

    private Optional<Long> made(CouponPool pool) {
        if (!pool.onDemand()) {
            return Optional.empty();
        }
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            String code = Codes.next(pool.prefix(), pool.codeLength());
            if (insert(pool, code) == 1) {
                return jdbc.sql("select id from coupon where code_key = ?")
                        .param(key(code))
                        .query(Long.class)
                        .optional();
            }
        }
        return Optional.empty();
    }

    private Coupon give(long id, ContactId contact, String reason, Instant now, Instant ends) {
        jdbc.sql("update coupon set issued_at = ?, contact_id = ?, reason_key = ?, expires_at = ? where id = ?")
                .params(Timestamps.of(now), contact.value(), reason, Timestamps.of(ends), id)
                .update();
        return jdbc.sql("select * from coupon where id = ?")
                .param(id)
                .query(Coupons::coupon)
                .single();
    }

    /** An order carried this code; a code that is none of ours is the shop's own business. */
    void redeemed(String code, String order, Instant at) {
        if (code != null) {
            jdbc.sql("update coupon set redeemed_at = ?, order_id = ? where code_key = ? and redeemed_at is null")
                    .params(Timestamps.of(at), order, key(code))
                    .update();
        }
    }

    private int insert(CouponPool pool, String code) {
        return jdbc.sql(
                        """
                        insert into coupon (pool, code, code_key)
                        select cast(:pool as varchar), cast(:code as varchar), cast(:key as varchar)
                        where not exists (select 1 from coupon where code_key = :key)
                        """)
                .param("pool", pool.pool())
                .param("code", code)
                .param("key", key(code))
                .update();
    }

    private static Instant ends(CouponPool pool, Instant now) {
        Instant own = pool.validDays() == null ? null : now.plus(Duration.ofDays(pool.validDays()));
        if (own == null || pool.expiresAt() == null) {
            return own == null ? pool.expiresAt() : own;
        }
        return own.isBefore(pool.expiresAt()) ? own : pool.expiresAt();
    }

    private int write(CouponPool pool, String sql) {
        return jdbc.sql(sql)
                .param("pool", pool.pool())
                .param("name", pool.name().strip())
                .param("kind", pool.kind().name())
                .param("prefix", pool.prefix())
                .param("length", pool.codeLength())
                .param("demand", pool.onDemand())
                .param("alert", pool.alertBelow())
                .param("days", pool.validDays())
                .param("expires", Timestamps.of(pool.expiresAt()))
                .param("now", Timestamps.of(clock.instant()))
                .update();
    }

    private static void check(CouponPool pool) {
        if (pool.pool().length() > 60 || !KEY.matcher(pool.pool()).matches()) {
            throw invalid("The key of a pool is 1 to 60 small letters, digits and single hyphens.");
        }
        if (pool.name() == null
                || pool.name().isBlank()
                || pool.name().length() > 100
                || PlainValues.hasControls(pool.name())) {
            throw invalid("name must be 1 to 100 characters without control characters.");
        }
        if (pool.kind() == null) {
            throw invalid("kind must be IMPORTED, GENERATED or SHOP.");
        }
        if (!pool.prefix().matches("[A-Za-z0-9_-]{0,20}") || pool.codeLength() < 6 || pool.codeLength() > 40) {
            throw invalid("prefix is at most 20 letters, digits, _ and -; codeLength is 6 to 40.");
        }
        if (pool.onDemand() && pool.kind() != Kind.GENERATED) {
            throw invalid("Only generated codes can be made on demand.");
        }
        if (pool.alertBelow() < 0 || pool.validDays() != null && (pool.validDays() < 1 || pool.validDays() > 3_660)) {
            throw invalid("alertBelow is 0 or more; validDays is 1 to 3660.");
        }
    }

    private CouponPool existing(String pool) {
        return find(pool)
                .orElseThrow(() -> new InvalidCoupons(HttpStatus.NOT_FOUND, "There is no coupon pool of this key."));
    }

    private static InvalidCoupons invalid(String why) {
        return new InvalidCoupons(HttpStatus.UNPROCESSABLE_ENTITY, why);
    }

    private static String key(String code) {
        return code.strip().toUpperCase(Locale.ROOT);
    }

    private static CouponPool pool(ResultSet row, int number) throws SQLException {
        return new CouponPool(
                row.getString("pool"),
                row.getString("name"),
                Kind.valueOf(row.getString("kind")),
                row.getString("prefix"),
                row.getInt("code_length"),
                row.getBoolean("on_demand"),
                row.getInt("alert_below"),
                row.getObject("valid_days", Integer.class),
                Timestamps.read(row, "expires_at"));
    }

    private static Coupon coupon(ResultSet row, int number) throws SQLException {
        return new Coupon(row.getString("pool"), row.getString("code"), Timestamps.read(row, "expires_at"));
    }
}
