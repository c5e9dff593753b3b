package io.postrider.commerce;

import io.postrider.contacts.ContactId;
import io.postrider.time.Timestamps;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The codes themselves, given and not. */
@Component
class CodeTable {

    private static final int ATTEMPTS = 5;

    private final JdbcClient jdbc;

    CodeTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @return false when it is known already */
    boolean insert(CouponPool pool, String code) {
        return jdbc.sql(
                                """
                        insert into coupon (pool, code, code_key)
                        select cast(:pool as varchar), cast(:code as varchar), cast(:key as varchar)
                        where not exists (select 1 from coupon where code_key = :key)
                        """)
                        .param("pool", pool.pool())
                        .param("code", code)
                        .param("key", key(code))
                        .update()
                == 1;
    }

    Optional<Long> find(String code) {
        return jdbc.sql("select id from coupon where code_key = ?")
                .param(key(code))
                .query(Long.class)
                .optional();
    }

    /** What she was given for this reason before. */
    Optional<Coupon> given(String pool, ContactId contact, String reason) {
        return jdbc.sql("select * from coupon where pool = ? and contact_id = ? and reason_key = ?")
                .params(pool, contact.value(), reason)
                .query(CodeTable::coupon)
                .optional();
    }

    /** One nobody is at; when all that are left are being given by others, it waits whether they really are. */
    Optional<Long> free(String pool) {
        Optional<Long> first = unissued(pool, "for update skip locked");
        if (first.isPresent()) {
            return first;
        }
        jdbc.sql("select pool from coupon_pool where pool = ? for update")
                .param(pool)
                .query(String.class)
                .single();
        // The one waited for may have been given meanwhile, while another was given back.
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            Optional<Long> next = unissued(pool, "for update");
            if (next.isPresent() || unissued(pool, "").isEmpty()) {
                return next;
            }
        }
        return Optional.empty();
    }

    private Optional<Long> unissued(String pool, String lock) {
        return jdbc.sql(
                        "select id from coupon where pool = ? and issued_at is null order by id fetch first 1 rows only "
                                + lock)
                .param(pool)
                .query(Long.class)
                .optional();
    }

    Coupon give(long id, ContactId contact, String reason, Instant now, Instant ends) {
        jdbc.sql("update coupon set issued_at = ?, contact_id = ?, reason_key = ?, expires_at = ? where id = ?")
                .params(Timestamps.of(now), contact.value(), reason, Timestamps.of(ends), id)
                .update();
        return jdbc.sql("select * from coupon where id = ?")
                .param(id)
                .query(CodeTable::coupon)
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

    private static String key(String code) {
        return code.strip().toUpperCase(Locale.ROOT);
    }

    private static Coupon coupon(ResultSet row, int number) throws SQLException {
        return new Coupon(row.getString("pool"), row.getString("code"), Timestamps.read(row, "expires_at"));
    }
}
