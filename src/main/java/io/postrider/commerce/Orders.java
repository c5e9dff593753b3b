package io.postrider.commerce;

import io.postrider.contacts.ContactId;
import io.postrider.events.LoggedEvent;
import io.postrider.time.Timestamps;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The orders, as the shop tells of them, in whatever order it does: what is heard before the order itself waits for it, and what is
 * heard twice counts once.
 */
@Component
class Orders {

    private final JdbcClient jdbc;
    private final JdbcTemplate batches;

    Orders(JdbcClient jdbc, JdbcTemplate batches) {
        this.jdbc = jdbc;
        this.batches = batches;
    }

    /** @return whether it was not known; a later word about a known one changes it */
    boolean placed(LoggedEvent event) {
        Told told = Told.of(event);
        String order = told.text("orderId", 100);
        if (order == null || told.text("currency") == null) {
            return false;
        }
        boolean fresh = jdbc.sql("select count(*) from customer_order where order_id = ?")
                        .param(order)
                        .query(Long.class)
                        .single()
                == 0;
        int written = write(
                event,
                told,
                order,
                fresh
                        ? """
                        insert into customer_order (order_id, contact_id, placed_at, currency, total_minor, subtotal_minor,
                            discount_minor, shipping_minor, tax_minor, refunded_minor, coupon, cart_id, event_id)
                        values (:order, :contact, :at, :currency, :total, :subtotal, :discount, :shipping, :tax, 0, :coupon,
                            :cart, :event)
                        """
                        : """
                        update customer_order set contact_id = :contact, placed_at = :at, currency = :currency,
                            total_minor = :total, subtotal_minor = :subtotal, discount_minor = :discount,
                            shipping_minor = :shipping, tax_minor = :tax, coupon = :coupon, cart_id = :cart, event_id = :event
                        where order_id = :order and (placed_at < :at or placed_at = :at and event_id <= :event)
                        """);
        if (written == 1) {
            lines(order, told.lines());
            follow(order);
        }
        return fresh;
    }

    private int write(LoggedEvent event, Told told, String order, String sql) {
        return jdbc.sql(sql)
                .param("order", order)
                .param("contact", event.contact().value())
                .param("at", Timestamps.of(event.occurredAt()))
                .param("currency", told.text("currency", 3))
                .param("total", told.whole("totalMinor", 0))
                .param("subtotal", told.whole("subtotalMinor"))
                .param("discount", told.whole("discountMinor"))
                .param("shipping", told.whole("shippingMinor"))
                .param("tax", told.whole("taxMinor"))
                .param("coupon", told.text("coupon", 100))
                .param("cart", told.text("cartId", 100))
                .param("event", event.id())
                .update();
    }

    private void lines(String order, List<Told> lines) {
        jdbc.sql("delete from order_line where order_id = ?").param(order).update();
        List<Object[]> rows = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            Told line = lines.get(i);
            rows.add(new Object[] {
                order,
                i,
                line.text("productId", 100),
                line.text("name", 300),
                line.text("category", 300),
                line.whole("quantity", 1),
                line.whole("unitMinor", 0),
                line.text("imageUrl", 2_000),
                line.text("url", 2_000)
            });
        }
        batches.batchUpdate(
                """
                insert into order_line (order_id, line, product_id, name, category, quantity, unit_minor, image_url, url)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
                rows);
    }

    /** Delivered, cancelled, refunded: kept by itself, so that it may come before the order. */
    void happened(LoggedEvent event, String what) {
        Told told = Told.of(event);
        String order = told.text("orderId", 100);
        String refund = told.text("refundId", 100);
        if (order == null) {
            return;
        }
        int known = jdbc.sql("select count(*) from order_fact where order_id = ? and what = ? and refund_id = ?")
                .params(order, what, refund == null ? "" : refund)
                .query(Integer.class)
                .single();
        if (known == 0) {
            jdbc.sql(
                            """
                            insert into order_fact (order_id, what, refund_id, contact_id, happened_at, tracking_url, currency,
                                amount_minor, reason, event_id)
                            values (:order, :what, :refund, :contact, :at, :url, :currency, :amount, :reason, :event)
                            """)
                    .param("order", order)
                    .param("what", what)
                    .param("refund", refund == null ? "" : refund)
                    .param("contact", event.contact().value())
                    .param("at", Timestamps.of(event.occurredAt()))
                    .param("url", told.text("trackingUrl", 2_000))
                    .param("currency", told.text("currency", 3))
                    .param("amount", told.whole("amountMinor"))
                    .param("reason", told.text("reason", 1_000))
                    .param("event", event.id())
                    .update();
        }
        follow(order);
    }

    /** What happened to the order, worked out anew from all that was heard; nothing when it is not placed yet. */
    private void follow(String order) {
        jdbc.sql(
                        """
                        update customer_order set
                            delivered_at = (select min(f.happened_at) from order_fact f
                                where f.order_id = customer_order.order_id and f.what = 'delivered'),
                            tracking_url = (select max(f.tracking_url) from order_fact f
                                where f.order_id = customer_order.order_id and f.what = 'delivered'),
                            cancelled_at = (select min(f.happened_at) from order_fact f
                                where f.order_id = customer_order.order_id and f.what = 'cancelled'),
                            refunded_minor = coalesce((select sum(f.amount_minor) from order_fact f
                                where f.order_id = customer_order.order_id and f.what = 'refunded'
                                    and f.currency = customer_order.currency), 0)
                        where order_id = ?
                        """)
                .param(order)
                .update();
    }

    /**
     * What somebody ordered, summed up in one currency; cancelled orders are none.
     *
     * @param orders in any currency
     * @param counted those of the currency, for an average of it
     * @param minor of the currency, refunds taken away
     */
    record Sum(Instant first, Instant last, long orders, long counted, long minor) {

        static final Sum NOTHING = new Sum(null, null, 0, 0, 0);
    }

    /** Of many by one query; who has ordered nothing is missing. */
    Map<ContactId, Sum> sums(Collection<ContactId> contacts, String currency) {
        Map<ContactId, Sum> sums = new HashMap<>();
        Object[] ids = contacts.stream().map(ContactId::value).toArray(UUID[]::new);
        if (ids.length > 0) {
            batches.query(
                    """
                    select contact_id, min(placed_at) as first_at, max(placed_at) as last_at, count(*) as orders,
                        sum(case when currency = ? then 1 else 0 end) as counted,
                        sum(case when currency = ? then total_minor - refunded_minor else 0 end) as minor
                    from customer_order where contact_id = any(?) and cancelled_at is null group by contact_id
                    """,
                    statement -> {
                        statement.setString(1, currency);
                        statement.setString(2, currency);
                        statement.setArray(3, statement.getConnection().createArrayOf("uuid", ids));
                    },
                    row -> {
                        sums.put(
                                new ContactId(row.getObject("contact_id", UUID.class)),
                                new Sum(
                                        Timestamps.read(row, "first_at"),
                                        Timestamps.read(row, "last_at"),
                                        row.getLong("orders"),
                                        row.getLong("counted"),
                                        row.getLong("minor")));
                    });
        }
        return sums;
    }
}
