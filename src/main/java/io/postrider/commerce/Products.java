package io.postrider.commerce;

import io.postrider.commerce.CommerceEvents.Change;
import io.postrider.commerce.CommerceEvents.ProductChanged;
import io.postrider.time.Timestamps;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What the shop sells, with the history of its prices. */
@Component
public class Products {

    /** Directive 98/6/EC as changed by 2019/2161, art. 6a: the prior price is the lowest of at least 30 days. */
    private static final Duration PRIOR = Duration.ofDays(30);

    private static final String SELECT = "select * from product ";

    private final JdbcClient jdbc;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    Products(JdbcClient jdbc, Clock clock, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.events = events;
    }

    /** A price and since when it holds. */
    public record Price(Instant since, String currency, long minor) {}

    /**
     * Takes what the shop says; publishes {@link ProductChanged} for what matters to those who wait for it.
     *
     * @return how many were news
     * @throws InvalidProduct naming the first that cannot be kept; then nothing is
     */
    @Transactional
    public int updated(List<ProductUpdate> updates) {
        // In the order of ids, so that two batches wait for each other and never in a circle.
        return (int) updates.stream()
                .map(ProductRules::checked)
                .sorted(Comparator.comparing(ProductUpdate::productId))
                .filter(this::update)
                .count();
    }

    private boolean update(ProductUpdate told) {
        Instant at = told.updatedAt() == null ? clock.instant() : told.updatedAt();
        Product before = jdbc.sql(SELECT + "where product_id = ? for update")
                .param(told.productId())
                .query(this::read)
                .optional()
                .orElse(null);
        if (before != null && before.updatedAt().isAfter(at)) {
            return false;
        }
        Product after = ProductRules.after(before, told, at);
        write(
                after,
                before == null
                        ? """
                        insert into product (product_id, name, category, price_minor, currency, stock, image_url, url, active,
                            updated_at)
                        values (:id, :name, :category, :price, :currency, :stock, :image, :url, :active, :at)
                        """
                        : """
                        update product set name = :name, category = :category, price_minor = :price, currency = :currency,
                            stock = :stock, image_url = :image, url = :url, active = :active, updated_at = :at
                        where product_id = :id
                        """);
        if (after.priceMinor() != null
                && (before == null
                        || !Objects.equals(before.priceMinor(), after.priceMinor())
                        || !Objects.equals(before.currency(), after.currency()))) {
            price(after);
        }
        Set<Change> changes = changes(before, after);
        if (!changes.isEmpty()) {
            events.publishEvent(new ProductChanged(after.productId(), changes));
        }
        return !after.equals(before);
    }

    private void price(Product product) {
        jdbc.sql("delete from product_price where product_id = ? and currency = ? and since = ?")
                .params(product.productId(), product.currency(), Timestamps.of(product.updatedAt()))
                .update();
        jdbc.sql("insert into product_price (product_id, currency, since, price_minor) values (?, ?, ?, ?)")
                .params(
                        product.productId(),
                        product.currency(),
                        Timestamps.of(product.updatedAt()),
                        product.priceMinor())
                .update();
    }

    private void write(Product product, String sql) {
        jdbc.sql(sql)
                .param("id", product.productId())
                .param("name", product.name())
                .param("category", product.category())
                .param("price", product.priceMinor())
                .param("currency", product.currency())
                .param("stock", product.stock())
                .param("image", product.imageUrl())
                .param("url", product.url())
                .param("active", product.active())
                .param("at", Timestamps.of(product.updatedAt()))
                .update();
    }

    private static Set<Change> changes(Product before, Product after) {
        Set<Change> changes = EnumSet.noneOf(Change.class);
        if (before == null) {
            return changes;
        }
        if (before.priceMinor() != null
                && after.priceMinor() != null
                && Objects.equals(before.currency(), after.currency())
                && !before.priceMinor().equals(after.priceMinor())) {
            changes.add(after.priceMinor() < before.priceMinor() ? Change.CHEAPER : Change.DEARER);
        }
        boolean had = before.active() && (before.stock() == null || before.stock() > 0);
        boolean has = after.active() && (after.stock() == null || after.stock() > 0);
        if (had != has) {
            changes.add(has ? Change.BACK_IN_STOCK : Change.OUT_OF_STOCK);
        }
        return changes;
    }

    public Optional<Product> find(String productId) {
        return jdbc.sql(SELECT + "where product_id = ?")
                .param(productId)
                .query(this::read)
                .optional()
                .map(this::withLowest);
    }

    /** In the order of their ids, after the one given (null: from the first). */
    public List<Product> page(String after, int limit) {
        return jdbc
                .sql(SELECT + "where product_id > ? order by product_id fetch first ? rows only")
                .params(after == null ? "" : after, limit)
                .query(this::read)
                .list()
                .stream()
                .map(this::withLowest)
                .toList();
    }

    /** Newest first. */
    public List<Price> prices(String productId) {
        return jdbc.sql("select * from product_price where product_id = ? order by since desc")
                .param(productId)
                .query((row, number) ->
                        new Price(Timestamps.read(row, "since"), row.getString("currency"), row.getLong("price_minor")))
                .list();
    }

    /**
     * The lowest price that held at any time of the 30 days before the present one, which is what an announced reduction is
     * measured by; the present price when it has held that long or there was none before.
     */
    public Optional<Long> lowestPrice30Days(String productId) {
        return find(productId).map(Product::lowestMinor);
    }

    private Product withLowest(Product product) {
        return new Product(
                product.productId(),
                product.name(),
                product.category(),
                product.priceMinor(),
                product.currency(),
                product.stock(),
                product.imageUrl(),
                product.url(),
                product.active(),
                product.updatedAt(),
                lowest(product));
    }

    private Long lowest(Product product) {
        List<Price> all = prices(product.productId()).stream()
                .filter(price -> price.currency().equals(product.currency()))
                .toList();
        if (all.isEmpty()) {
            return product.priceMinor();
        }
        Instant since = all.get(0).since();
        Instant from = since.minus(PRIOR);
        Long lowest = null;
        Instant until = since;
        for (Price earlier : all.subList(1, all.size())) {
            if (until.isAfter(from)) {
                lowest = lowest == null ? earlier.minor() : Math.min(lowest, earlier.minor());
            }
            until = earlier.since();
        }
        boolean longAgo = !since.isAfter(clock.instant().minus(PRIOR));
        return lowest == null || longAgo ? product.priceMinor() : lowest;
    }

    private Product read(ResultSet row, int number) throws SQLException {
        return new Product(
                row.getString("product_id"),
                row.getString("name"),
                row.getString("category"),
                row.getObject("price_minor", Long.class),
                row.getString("currency"),
                row.getObject("stock", Long.class),
                row.getString("image_url"),
                row.getString("url"),
                row.getBoolean("active"),
                Timestamps.read(row, "updated_at"),
                null);
    }
}
