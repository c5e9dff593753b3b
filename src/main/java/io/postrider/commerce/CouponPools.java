package io.postrider.commerce;

import io.postrider.commerce.CouponPool.Kind;
import io.postrider.time.Timestamps;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The pools coupon codes come from, and what is left of each. */
@Component
public class CouponPools {

    private static final Pattern CODE = Pattern.compile("[\\p{Alnum}_-]{3,100}");
    private static final int MOST_AT_ONCE = 10_000;
    private static final int ATTEMPTS = 5;

    private final JdbcClient jdbc;
    private final CodeTable codes;
    private final Clock clock;

    CouponPools(JdbcClient jdbc, CodeTable codes, Clock clock) {
        this.jdbc = jdbc;
        this.codes = codes;
        this.clock = clock;
    }

    /** How a pool stands. @param low whether so few are left that somebody should know */
    public record Standing(CouponPool pool, long left, long given, long redeemed, boolean low) {}

    /** Makes a pool, or changes its name, alarm and validity. @throws InvalidCoupons when it cannot be */
    @Transactional
    public CouponPool put(CouponPool wanted) {
        CouponRules.check(wanted);
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

    /** @throws InvalidCoupons when there is none of this key */
    public CouponPool get(String pool) {
        return find(pool)
                .orElseThrow(() -> new InvalidCoupons(HttpStatus.NOT_FOUND, "There is no coupon pool of this key."));
    }

    public Optional<CouponPool> find(String pool) {
        return jdbc.sql("select * from coupon_pool where pool = ?")
                .param(pool)
                .query(CouponPools::pool)
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
    public int add(String poolKey, Collection<String> told) {
        CouponPool pool = get(poolKey);
        if (told.size() > MOST_AT_ONCE) {
            throw CouponRules.invalid("At most " + MOST_AT_ONCE + " codes can be added at once.");
        }
        if (told.stream()
                .anyMatch(code -> code == null || !CODE.matcher(code.strip()).matches())) {
            throw CouponRules.invalid("A code is 3 to 100 letters, digits, _ and -.");
        }
        return told.stream()
                .map(String::strip)
                .mapToInt(code -> codes.insert(pool, code) ? 1 : 0)
                .sum();
    }

    /** Makes so many codes of a generated pool. */
    @Transactional
    public int generate(String poolKey, int number) {
        CouponPool pool = get(poolKey);
        if (pool.kind() != Kind.GENERATED || number < 1 || number > MOST_AT_ONCE) {
            throw CouponRules.invalid(
                    "1 to " + MOST_AT_ONCE + " codes can be made at once, in a pool of kind GENERATED.");
        }
        int made = 0;
        for (int attempt = 0; made < number && attempt < number * ATTEMPTS; attempt++) {
            made += codes.insert(pool, Codes.next(pool.prefix(), pool.codeLength())) ? 1 : 0;
        }
        return made;
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
}
