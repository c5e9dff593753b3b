package io.postrider.commerce;

import io.postrider.events.LoggedEvent;
import io.postrider.time.Timestamps;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What contacts say of products; the last word of a review counts. */
@Component
class Reviews {

    private final JdbcClient jdbc;

    Reviews(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void received(LoggedEvent event) {
        Told told = Told.of(event);
        if (told.text("reviewId") == null || told.text("productId") == null) {
            return;
        }
        int changed = write(
                event,
                told,
                """
                update review set stars = :stars, review_text = :text, may_publish = :publish, received_at = :at, event_id = :event
                where review_id = :review and (received_at < :at or received_at = :at and event_id <= :event)
                """);
        boolean known = changed > 0
                || jdbc.sql("select count(*) from review where review_id = ?")
                                .param(told.text("reviewId", 100))
                                .query(Long.class)
                                .single()
                        > 0;
        if (!known) {
            write(
                    event,
                    told,
                    """
                    insert into review (review_id, contact_id, product_id, order_id, stars, review_text, may_publish, received_at,
                        event_id)
                    values (:review, :contact, :product, :order, :stars, :text, :publish, :at, :event)
                    """);
        }
    }

    private int write(LoggedEvent event, Told told, String sql) {
        return jdbc.sql(sql)
                .param("review", told.text("reviewId", 100))
                .param("contact", event.contact().value())
                .param("product", told.text("productId", 100))
                .param("order", told.text("orderId", 100))
                .param("stars", told.whole("stars", 0))
                .param("text", told.text("text", 4_000))
                .param("publish", told.truth("mayPublish"))
                .param("at", Timestamps.of(event.occurredAt()))
                .param("event", event.id())
                .update();
    }
}
