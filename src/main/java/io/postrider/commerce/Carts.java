package io.postrider.commerce;

import io.postrider.contacts.StoredJson;
import io.postrider.events.LoggedEvent;
import io.postrider.time.Timestamps;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The carts as they were last told; an older word changes nothing, and an ordered one waits no longer. */
@Component
class Carts {

    private final JdbcClient jdbc;
    private final StoredJson json;

    Carts(JdbcClient jdbc, StoredJson json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    void updated(LoggedEvent event, boolean checkout) {
        Told told = Told.of(event);
        String cart = told.text("cartId", 100);
        if (cart == null || told.text("currency") == null) {
            return;
        }
        boolean known = jdbc.sql("select count(*) from cart where contact_id = ? and cart_id = ?")
                        .params(event.contact().value(), cart)
                        .query(Long.class)
                        .single()
                > 0;
        write(
                event,
                told,
                cart,
                known
                        ? """
                        update cart set currency = :currency, total_minor = :total, url = coalesce(:url, url), updated_at = :at,
                            line_count = :count, lines = :lines, event_id = :event
                        where contact_id = :contact and cart_id = :cart
                            and (updated_at < :at or updated_at = :at and event_id <= :event)
                        """
                        : """
                        insert into cart (contact_id, cart_id, currency, total_minor, url, updated_at, order_id, line_count,
                            lines, event_id)
                        values (:contact, :cart, :currency, :total, :url, :at,
                            (select min(o.order_id) from customer_order o
                                where o.contact_id = :contact and o.cart_id = :cart),
                            :count, :lines, :event)
                        """);
        if (checkout) {
            jdbc.sql(
                            """
                            update cart set checkout_id = :checkout, checkout_at = :at
                            where contact_id = :contact and cart_id = :cart and (checkout_at is null or checkout_at <= :at)
                            """)
                    .param("checkout", told.text("checkoutId", 100))
                    .param("at", Timestamps.of(event.occurredAt()))
                    .param("contact", event.contact().value())
                    .param("cart", cart)
                    .update();
        }
    }

    private void write(LoggedEvent event, Told told, String cart, String sql) {
        List<Map<?, ?>> lines =
                told.lines().stream().<Map<?, ?>>map(Told::properties).toList();
        jdbc.sql(sql)
                .param("contact", event.contact().value())
                .param("cart", cart)
                .param("currency", told.text("currency", 3))
                .param("total", told.whole("totalMinor", 0))
                .param("url", told.text("url", 2_000))
                .param("at", Timestamps.of(event.occurredAt()))
                .param("count", lines.size())
                .param("lines", json.write(Map.of("lines", lines)))
                .param("event", event.id())
                .update();
    }

    /** The cart became this order. */
    void ordered(LoggedEvent event) {
        Told told = Told.of(event);
        if (told.text("cartId") != null) {
            jdbc.sql("update cart set order_id = ? where contact_id = ? and cart_id = ?")
                    .params(told.text("orderId", 100), event.contact().value(), told.text("cartId", 100))
                    .update();
        }
    }
}
