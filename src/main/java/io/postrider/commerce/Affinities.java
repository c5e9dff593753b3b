package io.postrider.commerce;

import io.postrider.contacts.ContactId;
import io.postrider.events.LoggedEvent;
import io.postrider.time.Timestamps;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * How much somebody likes each category: a look counts one, a cart three, an order five, and every half-life halves it.
 *
 * <p>The weight is kept as it was at a moment, so that nothing has to be rewritten as time goes by.
 */
@Component
public class Affinities {

    static final double LOOK = 1;
    static final double CART = 3;
    static final double ORDER = 5;

    private final JdbcClient jdbc;
    private final Duration halfLife;
    private final Clock clock;

    Affinities(JdbcClient jdbc, CommerceSettings settings, Clock clock) {
        this.jdbc = jdbc;
        this.halfLife = settings.affinityHalfLife();
        this.clock = clock;
    }

    /** How much she likes a category today. */
    public record Affinity(String category, double weight) {}

    private record Kept(double weight, Instant asOf) {}

    /** What she likes most first. */
    public List<Affinity> of(ContactId contact) {
        Instant now = clock.instant();
        List<Affinity> all = new ArrayList<>();
        jdbc.sql("select category, weight, as_of from category_affinity where contact_id = ?")
                .param(contact.value())
                .query(row -> {
                    Kept kept = new Kept(row.getDouble("weight"), Timestamps.read(row, "as_of"));
                    all.add(new Affinity(row.getString("category"), at(kept, now)));
                });
        all.sort(Comparator.comparing(Affinity::weight).reversed().thenComparing(Affinity::category));
        return all;
    }

    void looked(LoggedEvent event) {
        Told told = Told.of(event);
        String category = told.text("category", 300);
        if (category == null && told.text("productId") != null) {
            category = jdbc.sql("select category from product where product_id = ?")
                    .param(told.text("productId", 100))
                    .query((row, number) -> Optional.ofNullable(row.getString("category")))
                    .optional()
                    .flatMap(it -> it)
                    .orElse(null);
        }
        if (category != null) {
            add(event, Map.of(category, LOOK));
        }
    }

    /** Each category once, however many lines of it there are. */
    void filled(LoggedEvent event, double weight) {
        Map<String, Double> weights = new HashMap<>();
        Told.of(event).lines().stream()
                .map(line -> line.text("category", 300))
                .filter(category -> category != null)
                .forEach(category -> weights.put(category, weight));
        add(event, weights);
    }

    private void add(LoggedEvent event, Map<String, Double> weights) {
        weights.forEach((category, weight) -> {
            Kept added = new Kept(weight, event.occurredAt());
            Kept before = jdbc.sql("select weight, as_of from category_affinity where contact_id = ? and category = ?")
                    .params(event.contact().value(), category)
                    .query((row, number) -> new Kept(row.getDouble("weight"), Timestamps.read(row, "as_of")))
                    .optional()
                    .orElse(null);
            if (before == null) {
                jdbc.sql("insert into category_affinity (weight, as_of, contact_id, category) values (?, ?, ?, ?)")
                        .params(
                                added.weight(),
                                Timestamps.of(added.asOf()),
                                event.contact().value(),
                                category)
                        .update();
            } else {
                // As of the later of both, so that it does not matter which is heard first.
                Instant asOf = before.asOf().isAfter(added.asOf()) ? before.asOf() : added.asOf();
                jdbc.sql("update category_affinity set weight = ?, as_of = ? where contact_id = ? and category = ?")
                        .params(
                                at(before, asOf) + at(added, asOf),
                                Timestamps.of(asOf),
                                event.contact().value(),
                                category)
                        .update();
            }
        });
    }

    private double at(Kept kept, Instant moment) {
        double halves = (double) Duration.between(kept.asOf(), moment).toMillis() / halfLife.toMillis();
        return kept.weight() * Math.pow(0.5, halves);
    }
}
