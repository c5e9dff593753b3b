package io.postrider.commerce;

import io.postrider.contacts.ContactId;
import io.postrider.events.LoggedEvent;
import io.postrider.time.Timestamps;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.JdbcTemplate;
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

    private static final Comparator<Affinity> FIRST =
            Comparator.comparing(Affinity::weight).reversed().thenComparing(Affinity::category);
    private static final String ADD =
            "insert into category_affinity (weight, as_of, contact_id, category) values (?, ?, ?, ?)";
    private static final String CHANGE =
            "update category_affinity set weight = ?, as_of = ? where contact_id = ? and category = ?";

    private final JdbcClient jdbc;
    private final JdbcTemplate batches;
    private final Duration halfLife;
    private final Clock clock;

    Affinities(JdbcClient jdbc, JdbcTemplate batches, CommerceSettings settings, Clock clock) {
        this.jdbc = jdbc;
        this.batches = batches;
        this.halfLife = settings.affinityHalfLife();
        this.clock = clock;
    }

    /** How much she likes a category today. */
    public record Affinity(String category, double weight) {}

    private record Kept(double weight, Instant asOf) {}

    /** In one order, so that two who write at once never wait for each other in a circle. */
    private record Key(ContactId contact, String category) implements Comparable<Key> {

        @Override
        public int compareTo(Key other) {
            int order = contact.value().compareTo(other.contact.value());
            return order == 0 ? category.compareTo(other.category) : order;
        }
    }

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
        all.sort(FIRST);
        return all;
    }

    /** What many like most, by one query; who likes nothing is missing. */
    Map<ContactId, String> favourites(Collection<ContactId> contacts) {
        Instant now = clock.instant();
        Map<ContactId, Affinity> best = new HashMap<>();
        rows(contacts)
                .forEach((key, kept) -> best.merge(
                        key.contact(),
                        new Affinity(key.category(), at(kept, now)),
                        (one, other) -> FIRST.compare(one, other) <= 0 ? one : other));
        return best.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, it -> it.getValue().category()));
    }

    /** Looks at products, counted together: one query and one batch, however many they are. @return who looked at something of a category */
    Set<ContactId> looked(List<LoggedEvent> events) {
        Map<Key, Kept> added = new TreeMap<>();
        Map<String, String> categories = categories(events);
        for (LoggedEvent event : events) {
            Told told = Told.of(event);
            String category = told.text("category", 300);
            if (category == null && told.text("productId") != null) {
                category = categories.get(told.text("productId", 100));
            }
            if (category != null) {
                added.merge(new Key(event.contact(), category), new Kept(LOOK, event.occurredAt()), this::both);
            }
        }
        Set<ContactId> contacts = added.keySet().stream().map(Key::contact).collect(Collectors.toSet());
        Map<Key, Kept> before = rows(contacts);
        List<Object[]> changed = new ArrayList<>();
        List<Object[]> fresh = new ArrayList<>();
        added.forEach((key, kept) -> {
            Kept known = before.get(key);
            Kept now = known == null ? kept : both(known, kept);
            (known == null ? fresh : changed).add(new Object[] {
                now.weight(), Timestamps.of(now.asOf()), key.contact().value(), key.category()
            });
        });
        batches.batchUpdate(CHANGE, changed);
        batches.batchUpdate(ADD, fresh);
        return contacts;
    }

    /** One person liked both; as of the later of the two. */
    void move(ContactId gone, ContactId kept) {
        Map<Key, Kept> hers = rows(List.of(kept));
        rows(List.of(gone)).forEach((key, weight) -> {
            Kept known = hers.get(new Key(kept, key.category()));
            Kept now = known == null ? weight : both(known, weight);
            jdbc.sql(known == null ? ADD : CHANGE)
                    .params(now.weight(), Timestamps.of(now.asOf()), kept.value(), key.category())
                    .update();
        });
        jdbc.sql("delete from category_affinity where contact_id = ?")
                .param(gone.value())
                .update();
    }

    /** Of the products whose looks do not tell one. */
    private Map<String, String> categories(List<LoggedEvent> events) {
        Set<String> products = events.stream()
                .map(Told::of)
                .filter(told -> told.text("category", 300) == null && told.text("productId") != null)
                .map(told -> told.text("productId", 100))
                .collect(Collectors.toSet());
        Map<String, String> categories = new HashMap<>();
        if (!products.isEmpty()) {
            jdbc.sql("select product_id, category from product where product_id in (:products)")
                    .param("products", products)
                    .query(row -> {
                        categories.put(row.getString("product_id"), row.getString("category"));
                    });
        }
        return categories;
    }

    private Map<Key, Kept> rows(Collection<ContactId> contacts) {
        Map<Key, Kept> rows = new HashMap<>();
        Object[] ids = contacts.stream().map(ContactId::value).toArray(UUID[]::new);
        if (ids.length > 0) {
            batches.query(
                    "select contact_id, category, weight, as_of from category_affinity where contact_id = any(?)",
                    statement -> statement.setArray(1, statement.getConnection().createArrayOf("uuid", ids)),
                    row -> {
                        rows.put(
                                new Key(
                                        new ContactId(row.getObject("contact_id", UUID.class)),
                                        row.getString("category")),
                                new Kept(row.getDouble("weight"), Timestamps.read(row, "as_of")));
                    });
        }
        return rows;
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
            Kept now = before == null ? added : both(before, added);
            jdbc.sql(before == null ? ADD : CHANGE)
                    .params(
                            now.weight(),
                            Timestamps.of(now.asOf()),
                            event.contact().value(),
                            category)
                    .update();
        });
    }

    /** As of the later of both, so that it does not matter which is heard first. */
    private Kept both(Kept one, Kept other) {
        Instant asOf = one.asOf().isAfter(other.asOf()) ? one.asOf() : other.asOf();
        return new Kept(at(one, asOf) + at(other, asOf), asOf);
    }

    private double at(Kept kept, Instant moment) {
        double halves = (double) Duration.between(kept.asOf(), moment).toMillis() / halfLife.toMillis();
        return kept.weight() * Math.pow(0.5, halves);
    }
}
