package io.postrider.commerce;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.postrider.commerce.CommerceEvents.Change;
import io.postrider.commerce.CommerceEvents.ProductChanged;
import io.postrider.contacts.ComputedAttributes;
import io.postrider.contacts.ContactId;
import io.postrider.contacts.Contacts;
import io.postrider.contacts.Merging;
import io.postrider.contacts.NewContact;
import io.postrider.contacts.PersonalData;
import io.postrider.events.EventLog;
import io.postrider.events.NewEvent;
import io.postrider.events.Origin;
import io.postrider.support.MovableClock;
import io.postrider.support.OnH2;
import io.postrider.support.OnPostgres;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;

/** What is known of products, carts, orders and coupons follows from what the shop tells, in whatever order it does. */
class CommerceTests {

    @Nested
    @OnH2
    @RecordApplicationEvents
    class H2 extends Contract {}

    @Nested
    @OnPostgres
    @RecordApplicationEvents
    class Postgres extends Contract {}

    abstract static class Contract {

        @Autowired
        Contacts contacts;

        @Autowired
        ComputedAttributes computed;

        @Autowired
        Merging merging;

        @Autowired
        EventLog log;

        @Autowired
        CommerceFeed feed;

        @Autowired
        Affinities affinities;

        @Autowired
        Products products;

        @Autowired
        CouponPools pools;

        @Autowired
        Coupons coupons;

        @Autowired
        List<PersonalData> parts;

        @Autowired
        ApplicationEvents told;

        @Autowired
        MovableClock clock;

        @Autowired
        JdbcClient jdbc;

        private final String mark = UUID.randomUUID().toString();
        private ContactId she;
        private Instant start;

        @BeforeEach
        void somebody() {
            she = contact();
            start = clock.instant().minus(Duration.ofDays(100));
        }

        @Test
        void whateverTheOrderOfTellingTheBooksAreTheSame() {
            List<Map<String, Object>> books = new ArrayList<>();
            for (int round = 0; round < 6; round++) {
                ContactId contact = contact();
                List<NewEvent> events = story(contact, "r" + round);
                if (round > 0) {
                    Collections.shuffle(events, new Random(round));
                }
                for (NewEvent event : events) {
                    log.append(event);
                    if (round % 2 == 0) {
                        feed.read();
                    }
                }
                feed.read();
                books.add(book(contact, "r" + round));
            }
            assertThat(books.get(0))
                    .containsEntry("total", 5_000L)
                    .containsEntry("refunded", 1_500L)
                    .containsEntry("cart", "o1");
            assertThat(new HashSet<>(books)).hasSize(1);
        }

        @Test
        void sumsUpWhatSheBought() {
            order("o1", 0, 5_000, "EUR", "Tea/Black");
            order("o2", 10, 3_000, "EUR", "Tea/Black");
            order("o3", 30, 9_900, "USD", "Cups");
            order("o4", 40, 1_000, "EUR", "Cups");
            does("order.cancelled", 41, Map.of("orderId", id("o4")));
            does(
                    "order.refunded",
                    42,
                    Map.of("orderId", id("o1"), "refundId", "f1", "currency", "EUR", "amountMinor", 500));
            does(
                    "order.refunded",
                    42,
                    Map.of("orderId", id("o1"), "refundId", "f1", "currency", "EUR", "amountMinor", 500));
            feed.read();

            assertThat(computed.ofAll(List.of(she)).get(she))
                    .containsEntry("orderCount", 3)
                    .containsEntry("totalSpent", Map.of("minor", 7_500, "currency", "EUR"))
                    .containsEntry("averageOrderValue", Map.of("minor", 3_750, "currency", "EUR"))
                    .containsEntry("orderGapDays", 15.0)
                    .containsKeys("firstOrderAt", "lastOrderAt", "topCategory");
        }

        @Test
        void anOlderWordAboutACartChangesNothingAndAnEmptiedOneIsEmpty() {
            does("cart.updated", 5, cart("c1", 2_000, line("assam", "Tea")));
            does("cart.updated", 4, cart("c1", 900, line("cup", "Cups")));
            feed.read();
            assertThat(cart("c1", "total_minor")).isEqualTo(2_000L);
            does("cart.updated", 6, cart("c1", 0));
            feed.read();
            assertThat(cart("c1", "total_minor")).isEqualTo(0L);
            assertThat(((Number) cart("c1", "line_count")).intValue()).isZero();
        }

        @Test
        void aLikingHalvesWithEveryHalfLife() {
            does("product.viewed", 0, Map.of("productId", "assam", "category", "Tea"));
            order("o1", 60, 1_000, "EUR", "Cups");
            feed.read();
            clock.set(start.plus(Duration.ofDays(120)));
            Map<String, Double> likes = new HashMap<>();
            affinities.of(she).forEach(it -> likes.put(it.category(), it.weight()));
            assertThat(likes.get("Tea")).isCloseTo(0.25, within(1e-6));
            assertThat(likes.get("Cups")).isCloseTo(2.5, within(1e-6));
            assertThat(affinities.of(she).get(0).category()).isEqualTo("Cups");
        }

        @Test
        void knowsTheLowestPriceOfThirtyDaysBeforeTheReduction() {
            Instant now = clock.instant();
            String product = "p-" + mark;
            price(product, 2_000, now.minus(Duration.ofDays(80)));
            price(product, 1_500, now.minus(Duration.ofDays(50)));
            price(product, 2_000, now.minus(Duration.ofDays(20)));
            price(product, 1_800, now.minus(Duration.ofDays(1)));
            assertThat(products.lowestPrice30Days(product)).contains(1_500L);
            assertThat(products.prices(product)).hasSize(4);
            price(product, 1, now.minus(Duration.ofDays(90)));
            assertThat(products.find(product).orElseThrow().priceMinor()).isEqualTo(1_800L);
            assertThat(told.stream(ProductChanged.class)
                            .filter(it -> it.productId().equals(product))
                            .map(ProductChanged::changes))
                    .containsExactly(Set.of(Change.CHEAPER), Set.of(Change.DEARER), Set.of(Change.CHEAPER));
        }

        @Test
        void aFaultyProductRefusesAllWithItsId() {
            ProductUpdate good = new ProductUpdate("g-" + mark, "Cup", null, 100L, "EUR", null, null, null, null, null);
            ProductUpdate bad = new ProductUpdate("b-" + mark, "Cup", null, -1L, "EUR", null, null, null, null, null);
            assertThatThrownBy(() -> products.updated(List.of(good, bad)))
                    .isInstanceOf(InvalidProduct.class)
                    .hasMessageContaining("'b-" + mark + "': priceMinor must be 0");
            assertThat(products.find("g-" + mark)).isEmpty();
        }

        @Test
        void aCodeIsGivenOnceAlsoToManyAtOnce() {
            String pool = pool(CouponPool.Kind.IMPORTED, false, null);
            List<String> codes = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                codes.add("C-" + mark + "-" + i);
            }
            assertThat(pools.add(pool, codes)).isEqualTo(20);
            assertThat(pools.add(pool, codes)).isZero();
            List<CompletableFuture<Coupon>> asking = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                ContactId contact = contact();
                asking.add(CompletableFuture.supplyAsync(
                        () -> coupons.issue(pool, contact, "step").orElseThrow()));
            }
            Set<String> given = new HashSet<>();
            asking.forEach(it -> given.add(it.join().code()));
            assertThat(given).hasSize(20);
            assertThat(coupons.issue(pool, she, "step")).isEmpty();
            assertThat(pools.all())
                    .filteredOn(it -> it.pool().pool().equals(pool))
                    .singleElement()
                    .satisfies(it -> {
                        assertThat(it.left()).isZero();
                        assertThat(it.low()).isTrue();
                    });
        }

        @Test
        void refusesWhatIsNoCodeAndNoPool() {
            String pool = pool(CouponPool.Kind.IMPORTED, false, null);
            for (String code : Arrays.asList(null, "", "ab", "with space", "x".repeat(101))) {
                assertThatThrownBy(() -> pools.add(pool, Arrays.asList("GOOD-" + mark, code)))
                        .isInstanceOf(InvalidCoupons.class);
            }
            assertThat(coupons.issue(pool, she, "a")).isEmpty();
            assertThatThrownBy(() -> pools.generate(pool, 5)).hasMessageContaining("kind GENERATED");
            assertThatThrownBy(() -> coupons.issue("no-such-pool", she, "a")).hasMessageContaining("no coupon pool");
            assertThatThrownBy(() ->
                            pools.put(new CouponPool(pool, "x", CouponPool.Kind.SHOP, "HI-", 8, false, 5, null, null)))
                    .hasMessageContaining("make another pool");
        }

        @Test
        void askedAgainForTheSameReasonSheGetsTheSameCodeAndItIsRedeemedByHerOrder() {
            String pool = pool(CouponPool.Kind.GENERATED, true, 14);
            Coupon first = coupons.issue(pool, she, "a").orElseThrow();
            assertThat(coupons.issue(pool, she, "a")).contains(first);
            assertThat(coupons.issue(pool, she, "b").orElseThrow().code()).isNotEqualTo(first.code());
            assertThat(first.code()).startsWith("HI-").hasSize(11);
            assertThat(first.expiresAt()).isAfter(clock.instant().plus(Duration.ofDays(13)));

            Map<String, Object> order = new HashMap<>(order("o9", 100, "EUR"));
            order.put("coupon", first.code().toLowerCase());
            does("order.placed", 1, order);
            feed.read();
            assertThat(pools.all())
                    .filteredOn(it -> it.pool().pool().equals(pool))
                    .extracting(CouponPools.Standing::redeemed)
                    .containsExactly(1L);
        }

        @Test
        void whatSheBoughtGoesWithHerAndIsForgottenWithHer() {
            order("o1", 0, 5_000, "EUR", "Tea");
            does("cart.updated", 5, cart("c1", 2_000, line("assam", "Tea")));
            feed.read();
            ContactId kept = contact();
            merging.merge(kept, she, "test");
            assertThat(held(kept))
                    .containsEntry("orders", 1)
                    .containsEntry("carts", 1)
                    .containsEntry("affinities", 1);
            contacts.erase(kept);
            assertThat(held(kept).values()).containsOnly(0);
        }

        @Test
        void whatTwoOfOneLikedAddsUp() {
            does("product.viewed", 0, Map.of("productId", "assam", "category", "Tea"));
            feed.read();
            ContactId gone = she;
            she = contact();
            ContactId kept = she;
            does("product.viewed", 0, Map.of("productId", "assam", "category", "Tea"));
            does("product.viewed", 0, Map.of("productId", "cup", "category", "Cups"));
            feed.read();
            she = gone;
            double one = affinities.of(she).get(0).weight();
            merging.merge(kept, she, "test");
            assertThat(affinities.of(kept))
                    .extracting(Affinities.Affinity::category)
                    .containsExactly("Tea", "Cups");
            assertThat(affinities.of(kept).get(0).weight()).isCloseTo(2 * one, within(0.01));
        }

        private Map<String, Integer> held(ContactId contact) {
            Map<String, Integer> held = new HashMap<>();
            parts.stream()
                    .filter(part -> Set.of("orders", "orderLines", "carts", "reviews", "coupons", "affinities")
                            .contains(part.part()))
                    .forEach(part ->
                            held.put(part.part(), ((List<?>) part.about().apply(contact)).size()));
            return held;
        }

        private List<NewEvent> story(ContactId contact, String round) {
            List<NewEvent> events = new ArrayList<>();
            String order = round + "-" + mark;
            Map<String, Object> placed = new HashMap<>(Map.of(
                    "orderId",
                    order,
                    "currency",
                    "EUR",
                    "totalMinor",
                    5_000,
                    "cartId",
                    "c",
                    "lines",
                    List.of(line("assam", "Tea"))));
            events.add(event(contact, "cart.updated", 1, cartOf("c", 100)));
            events.add(event(contact, "cart.updated", 2, cartOf("c", 200)));
            events.add(event(contact, "order.placed", 3, placed));
            events.add(event(contact, "order.delivered", 6, Map.of("orderId", order)));
            events.add(event(contact, "order.refunded", 7, refund(order, "f1", 1_000)));
            events.add(event(contact, "order.refunded", 8, refund(order, "f2", 500)));
            events.add(event(
                    contact,
                    "review.received",
                    9,
                    Map.of("reviewId", order, "productId", "assam", "stars", 4, "text", "Malty")));
            events.add(event(
                    contact,
                    "review.received",
                    10,
                    Map.of("reviewId", order, "productId", "assam", "stars", 5, "mayPublish", true)));
            return events;
        }

        private Map<String, Object> book(ContactId contact, String round) {
            Map<String, Object> book = new HashMap<>(jdbc.sql(
                            """
                            select o.total_minor as total, o.refunded_minor as refunded,
                                case when o.delivered_at is null then 'no' else 'yes' end as delivered,
                                case when k.order_id = o.order_id then 'o1' else 'none' end as cart, k.total_minor as in_cart,
                                r.stars as stars, (select count(*) from order_line l where l.order_id = o.order_id) as lines
                            from customer_order o join cart k on k.contact_id = o.contact_id
                            join review r on r.contact_id = o.contact_id
                            where o.contact_id = ?
                            """)
                    .param(contact.value())
                    .query()
                    .singleRow());
            Map<String, Object> lower = new HashMap<>();
            book.forEach((name, value) -> lower.put(name.toLowerCase(), value));
            lower.put("spent", computed.ofAll(List.of(contact)).get(contact).get("totalSpent"));
            double tea = affinities.of(contact).get(0).weight();
            lower.put("tea", Math.round(tea * 1e6));
            return lower;
        }

        private static Map<String, Object> refund(String order, String refund, long minor) {
            return Map.of("orderId", order, "refundId", refund, "currency", "EUR", "amountMinor", minor);
        }

        private static Map<String, Object> cartOf(String cart, long total) {
            return Map.of(
                    "cartId", cart, "currency", "EUR", "totalMinor", total, "lines", List.of(line("assam", "Tea")));
        }

        private void order(String order, int day, long total, String currency, String category) {
            Map<String, Object> placed = new HashMap<>(order(order, total, currency));
            placed.put("lines", List.of(line("x", category)));
            does("order.placed", day, placed);
        }

        private Map<String, Object> order(String order, long total, String currency) {
            return Map.of("orderId", id(order), "currency", currency, "totalMinor", total);
        }

        @SafeVarargs
        private Map<String, Object> cart(String cart, long total, Map<String, Object>... lines) {
            return Map.of("cartId", id(cart), "currency", "EUR", "totalMinor", total, "lines", List.of(lines));
        }

        private static Map<String, Object> line(String product, String category) {
            return Map.of("productId", product, "category", category, "quantity", 1, "unitMinor", 100);
        }

        private Object cart(String cart, String column) {
            return jdbc.sql("select " + column + " from cart where contact_id = ? and cart_id = ?")
                    .params(she.value(), id(cart))
                    .query((row, number) -> row.getObject(1))
                    .single();
        }

        private String id(String name) {
            return name + "-" + mark;
        }

        private void does(String name, int day, Map<String, Object> properties) {
            log.append(event(she, name, day, properties));
        }

        private NewEvent event(ContactId contact, String name, int day, Map<String, Object> properties) {
            return new NewEvent(null, name, contact, start.plus(Duration.ofDays(day)), properties, Origin.NONE, null);
        }

        private void price(String product, long minor, Instant at) {
            products.updated(
                    List.of(new ProductUpdate(product, "Cup", null, minor, "EUR", null, null, null, null, at)));
        }

        private String pool(CouponPool.Kind kind, boolean onDemand, Integer days) {
            String pool = "p" + mark;
            pools.put(new CouponPool(pool, "Ten percent", kind, "HI-", 8, onDemand, 5, days, null));
            return pool;
        }

        private ContactId contact() {
            return contacts.upsert(new NewContact(UUID.randomUUID() + "@shop.example", null, null, null, Map.of()))
                    .id();
        }
    }
}
