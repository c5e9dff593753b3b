package io.postrider.commerce;

import io.postrider.contacts.ContactEvents.ContactErased;
import io.postrider.contacts.ContactEvents.ContactsMerged;
import io.postrider.contacts.ContactId;
import io.postrider.contacts.PersonalData;
import java.util.List;
import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What this module holds about a contact: for her own copy, and when two contacts turn out to be one. Erasure is by foreign key. */
@Configuration(proxyBeanMethods = false)
class CommerceCopy {

    private final JdbcClient jdbc;
    private final Affinities affinities;

    CommerceCopy(JdbcClient jdbc, Affinities affinities) {
        this.affinities = affinities;
        this.jdbc = jdbc;
    }

    @Bean
    @Order(60)
    PersonalData heldOrders() {
        return held("orders", "select * from customer_order where contact_id = ? order by placed_at");
    }

    @Bean
    @Order(61)
    PersonalData heldOrderLines() {
        return held(
                "orderLines",
                "select l.* from order_line l join customer_order o on o.order_id = l.order_id where o.contact_id = ?"
                        + " order by l.order_id, l.line");
    }

    @Bean
    @Order(62)
    PersonalData heldCarts() {
        return held(
                "carts",
                "select cart_id, currency, total_minor, url, updated_at, order_id, line_count"
                        + " from cart where contact_id = ? order by updated_at");
    }

    @Bean
    @Order(63)
    PersonalData heldReviews() {
        return held("reviews", "select * from review where contact_id = ? order by received_at");
    }

    @Bean
    @Order(64)
    PersonalData heldCoupons() {
        return held(
                "coupons", "select pool, code, issued_at, redeemed_at from coupon where contact_id = ? order by id");
    }

    @Bean
    @Order(65)
    PersonalData heldAffinities() {
        return held("affinities", "select category, weight, as_of from category_affinity where contact_id = ?");
    }

    private PersonalData held(String part, String sql) {
        return new PersonalData(part, contact -> rows(sql, contact));
    }

    private List<Map<String, Object>> rows(String sql, ContactId contact) {
        return jdbc.sql(sql).param(contact.value()).query().listOfRows();
    }

    /** Her orders go with her row; a code that was hers stays used, and says nothing of her any more. */
    @EventListener
    void on(ContactErased erased) {
        jdbc.sql("update coupon set contact_id = null, reason_key = null, order_id = null where contact_id = ?")
                .param(erased.contact().value())
                .update();
    }

    /** What only one of them has moves; of a cart both have, the kept one's stays, and likings add up. */
    @EventListener
    void on(ContactsMerged merged) {
        List.of("customer_order", "order_fact", "review", "coupon")
                .forEach(table -> jdbc.sql("update " + table + " set contact_id = ? where contact_id = ?")
                        .params(merged.kept().value(), merged.gone().value())
                        .update());
        move("cart", "cart_id", merged);
        affinities.move(merged.gone(), merged.kept());
    }

    private void move(String table, String key, ContactsMerged merged) {
        jdbc.sql(
                        """
                        update %1$s set contact_id = :kept where contact_id = :gone
                            and %2$s not in (select other.%2$s from %1$s other where other.contact_id = :kept)
                        """
                                .formatted(table, key))
                .param("kept", merged.kept().value())
                .param("gone", merged.gone().value())
                .update();
    }
}
