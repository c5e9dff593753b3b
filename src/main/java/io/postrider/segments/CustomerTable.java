package io.postrider.segments;

import io.postrider.contacts.ContactId;
import io.postrider.time.Timestamps;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Customers as their orders tell of them; cancelled orders are none. */
@Component
class CustomerTable {

    private static final int ROWS_AT_ONCE = 5_000;

    private static final String RHYTHM =
            """
            select count(distinct contact_id) as again, percentile_cont(0.5) within group (order by gap) as median
            from (select contact_id, cast(extract(epoch from placed_at) as double precision)
                    - lag(cast(extract(epoch from placed_at) as double precision))
                        over (partition by contact_id order by placed_at, order_id) as gap
                from customer_order where cancelled_at is null) g
            where gap is not null
            """;

    // Ranks, not limits: so that many who are alike cannot leave a fifth empty. Sums are of the currency most orders
    // are in.
    private static final String CUSTOMERS =
            """
            select contact_id, orders, last_at,
                ntile(5) over (order by last_at, contact_id) as r,
                ntile(5) over (order by orders, last_at, contact_id) as f,
                ntile(5) over (order by spent, last_at, contact_id) as m
            from (select contact_id, count(*) as orders, max(placed_at) as last_at,
                    sum(case when currency = (select currency from customer_order where cancelled_at is null
                            group by currency order by count(*) desc, currency fetch first 1 rows only)
                        then total_minor - refunded_minor else 0 end) as spent
                from customer_order where cancelled_at is null
                group by contact_id) c
            order by contact_id
            """;

    private final JdbcTemplate jdbc;

    CustomerTable(DataSource database) {
        this.jdbc = new JdbcTemplate(database);
        this.jdbc.setFetchSize(ROWS_AT_ONCE);
    }

    /** @param rfm fifths of recency, frequency and money, 1 (worst) to 5, such as 545 */
    record Customer(ContactId contact, long orders, Instant last, String rfm) {}

    /** The median time between two orders, where enough customers ordered again. */
    Duration rhythm() {
        return jdbc.queryForObject(
                RHYTHM,
                (row, number) -> row.getLong("again") < LifeCycle.ENOUGH
                        ? LifeCycle.USUAL
                        : Duration.ofSeconds(Math.max(86_400, Math.round(row.getDouble("median")))));
    }

    /** In the order of their ids; not all at once in memory when called in a transaction. */
    void each(Consumer<Customer> each) {
        jdbc.query(CUSTOMERS, row -> {
            each.accept(new Customer(
                    new ContactId(row.getObject("contact_id", UUID.class)),
                    row.getLong("orders"),
                    Timestamps.read(row, "last_at"),
                    row.getString("r") + row.getString("f") + row.getString("m")));
        });
    }
}
