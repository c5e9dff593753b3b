package io.postrider.integrations.connections;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.matching;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import io.postrider.contacts.Consent;
import io.postrider.contacts.Consents;
import io.postrider.contacts.Contact;
import io.postrider.contacts.Contacts;
import io.postrider.events.EventLog;
import io.postrider.events.LoggedEvent;
import io.postrider.integrations.hooks.CatchUp;
import io.postrider.integrations.hooks.CatchUp.Told;
import io.postrider.support.OnH2;
import io.postrider.support.OnPostgres;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Shops that are connected: everything comes once, nothing starts, and what a webhook missed is found. */
class ConnectedShopsTests {

    @Nested
    @OnH2
    class H2 extends Contract {}

    @Nested
    @OnPostgres
    class Postgres extends Contract {}

    abstract static class Contract {

        private static final String TOKEN = "shpat_0123456789";

        @Autowired
        Connections connections;

        @Autowired
        ConnectionWorker worker;

        @Autowired
        CatchUp catchUp;

        @Autowired
        Contacts contacts;

        @Autowired
        Consents consents;

        @Autowired
        EventLog log;

        @Autowired
        Clock clock;

        @Autowired
        JdbcClient jdbc;

        @Autowired
        PlatformTransactionManager transactions;

        @Autowired
        ObjectMapper mapper;

        private final WireMockServer shop =
                new WireMockServer(WireMockConfiguration.options().dynamicPort().bindAddress("127.0.0.1"));
        private final long number = ThreadLocalRandom.current().nextLong(1_000_000_000L, Long.MAX_VALUE / 2);
        private final String email = "bob-" + UUID.randomUUID() + "@example.com";

        @BeforeEach
        void open() {
            jdbc.sql("delete from connection").update();
            shop.start();
        }

        @AfterEach
        void close() {
            shop.stop();
        }

        @Test
        void whatAShopHasComesInAndStartsNothing() throws IOException {
            shelf("products", product());
            shelf("customers", customer());
            shelf("orders", orderWithRefund());
            connect();
            work();
            assertThat(progress("back-fill").state()).isEqualTo("DONE");
            assertThat(progress("back-fill").refused()).isZero();
            Contact she = contacts.findByEmail(email).orElseThrow();
            Consent consent = consents.of(she.id(), "newsletter").orElseThrow();
            // As long ago by our clock as it was by theirs.
            Duration ago = Duration.between(Instant.parse("2026-05-01T13:59:00Z"), Instant.now());
            assertThat(Duration.between(consent.proof().at(), clock.instant())).isCloseTo(ago, Duration.ofMinutes(1));
            assertThat(log.timeline(she.id(), null, 20))
                    .extracting(LoggedEvent::name, LoggedEvent::history)
                    .contains(
                            org.assertj.core.groups.Tuple.tuple("contact.subscribed", true),
                            org.assertj.core.groups.Tuple.tuple("order.placed", true),
                            org.assertj.core.groups.Tuple.tuple("order.refunded", true));
            assertThat(jdbc.sql("select name from product where product_id = ?")
                            .param(String.valueOf(number))
                            .query(String.class)
                            .single())
                    .isEqualTo("First Flush Darjeeling");
            shop.verify(getRequestedFor(urlPathEqualTo("/admin/api/2026-07/orders.json"))
                    .withQueryParam("status", equalTo("any"))
                    .withQueryParam("created_at_min", matching("20.+Z"))
                    .withHeader("X-Shopify-Access-Token", equalTo(TOKEN)));
        }

        @Test
        void whatAWebhookToldIsNotToldTwice() throws IOException {
            JsonNode order = order();
            new TransactionTemplate(transactions)
                    .executeWithoutResult(
                            status -> catchUp.take("shopify", List.of(new Told("orders/create", order)), Instant.MIN));
            shelf("products");
            shelf("customers");
            shelf("orders", order);
            connect();
            work();
            Contact she = contacts.findByEmail(email).orElseThrow();
            assertThat(log.timeline(she.id(), null, 20))
                    .filteredOn(it -> it.name().equals("order.placed"))
                    .hasSize(1);
        }

        @Test
        void aMissedOrderIsFoundTheNextDayAndIsNews() throws IOException {
            shelf("products");
            shelf("customers");
            shelf("orders");
            connect();
            work();
            shop.resetAll();
            ObjectNode order = placed(Instant.now());
            shelf("products");
            shelf("customers");
            shelf("orders", order);
            connections.run(name(), "reconcile", "anna");
            work();
            Contact she = contacts.findByEmail(email).orElseThrow();
            assertThat(log.timeline(she.id(), null, 20))
                    .filteredOn(it -> it.name().equals("order.placed"))
                    .singleElement()
                    .satisfies(it -> assertThat(it.history()).isFalse());
            shop.verify(getRequestedFor(urlPathEqualTo("/admin/api/2026-07/orders.json"))
                    .withQueryParam("updated_at_min", matching("20.+Z")));
            assertThat(progress("reconcile").nextAt()).isAfter(Instant.now().plus(Duration.ofHours(23)));
        }

        @Test
        void whatHappenedBeforeItWasConnectedIsHistoryWhoeverReadsItFirst() throws IOException {
            shelf("products");
            shop.stubFor(get(urlPathEqualTo("/admin/api/2026-07/customers.json"))
                    .withQueryParam("updated_at_min", com.github.tomakehurst.wiremock.client.WireMock.absent())
                    .willReturn(aResponse().withStatus(429).withHeader("Retry-After", "60")));
            shop.stubFor(get(urlPathEqualTo("/admin/api/2026-07/customers.json"))
                    .withQueryParam("updated_at_min", matching(".*"))
                    .willReturn(okJson("{\"customers\":[]}")));
            shelf("orders", placed(Instant.now().minus(Duration.ofHours(3))));
            connect();
            work();
            assertThat(progress("back-fill").error()).isEqualTo("It answered 429.");
            Contact she = contacts.findByEmail(email).orElseThrow();
            assertThat(log.timeline(she.id(), null, 20))
                    .filteredOn(it -> it.name().equals("order.placed"))
                    .singleElement()
                    .satisfies(it -> assertThat(it.history()).isTrue());
        }

        @Test
        void anOldNoIsHistoryUnlessItEndsAYes() throws IOException {
            ObjectNode left = customer();
            ((ObjectNode) left.path("email_marketing_consent")).put("state", "unsubscribed");
            shelf("products");
            shelf("customers", left);
            shelf("orders");
            connect();
            work();
            Contact she = contacts.findByEmail(email).orElseThrow();
            assertThat(consents.of(she.id(), "newsletter").orElseThrow().status())
                    .isEqualTo(Consent.Status.WITHDRAWN);
            assertThat(log.timeline(she.id(), null, 20))
                    .filteredOn(it -> it.name().equals("contact.unsubscribed"))
                    .singleElement()
                    .satisfies(it -> assertThat(it.history()).isTrue());
        }

        @Test
        void aPageThatIsReadAgainAfterAKillChangesNothing() throws IOException {
            shelf("products", product());
            shelf("customers", customer());
            shelf("orders", orderWithRefund());
            connect();
            work();
            Contact she = contacts.findByEmail(email).orElseThrow();
            int before = log.timeline(she.id(), null, 50).size();
            jdbc.sql(
                            "update connection_task set state = 'WAITING', place = ?, next_at = ? where connection = ? and task = 'back-fill'")
                    .params(
                            "CUSTOMERS|" + Instant.now() + "|",
                            io.postrider.time.Timestamps.of(Instant.now().minusSeconds(1)),
                            name())
                    .update();
            work();
            assertThat(log.timeline(she.id(), null, 50)).hasSize(before);
            assertThat(progress("back-fill").done()).isGreaterThan(3);
        }

        @Test
        void aShopThatIsBusyOrBrokenIsAskedAgainForTheSamePage() throws IOException {
            shelf("products");
            shop.stubFor(get(urlPathEqualTo("/admin/api/2026-07/customers.json"))
                    .willReturn(aResponse().withStatus(429).withHeader("Retry-After", "2.0")));
            connect();
            work();
            assertThat(progress("back-fill").error()).isEqualTo("It answered 429.");
            assertThat(progress("back-fill").nextAt()).isBefore(Instant.now().plusSeconds(3));
            shop.resetAll();
            shelf("customers", customer());
            shelf("orders");
            connections.run(name(), "back-fill", "anna");
            work();
            assertThat(progress("back-fill").state()).isEqualTo("DONE");
            assertThat(contacts.findByEmail(email)).isPresent();
            shop.verify(
                    0,
                    getRequestedFor(urlPathEqualTo("/admin/api/2026-07/products.json"))
                            .withoutQueryParam("updated_at_min"));
        }

        @Test
        void aWrongTokenIsSaidInWords() {
            shop.stubFor(get(matchingAny()).willReturn(aResponse().withStatus(401)));
            connect();
            work();
            assertThat(progress("back-fill").state()).isEqualTo("STUCK");
            assertThat(connections.check(name()))
                    .startsWith("Shopify does not let us in (401): look at the token and its scopes")
                    .doesNotContain(TOKEN);
        }

        @Test
        void aBodyThatDoesNotFitIsCountedAndTheRestGoesOn() throws IOException {
            shelf("products");
            shelf("customers");
            ObjectNode broken = order();
            broken.put("id", number + 1).put("total_price", "many");
            shelf("orders", broken, order());
            connect();
            work();
            assertThat(progress("back-fill").refused()).isEqualTo(1);
            assertThat(progress("back-fill").done()).isEqualTo(1);
            assertThat(contacts.findByEmail(email)).isPresent();
        }

        @Test
        void fullPagesAreFollowedByTheLastId() throws IOException {
            shelf("products");
            shelf("orders");
            JsonNode[] many = new JsonNode[100];
            for (int i = 0; i < many.length; i++) {
                many[i] = customer().put("id", number + i).put("email", i + "-" + email);
            }
            shop.stubFor(page("customers", "0", many));
            shop.stubFor(
                    page("customers", String.valueOf(number + 99), customer().put("id", number + 500)));
            connect();
            work();
            assertThat(contacts.findByEmail("99-" + email)).isPresent();
            assertThat(contacts.findByEmail(email)).isPresent();
            assertThat(progress("back-fill").done()).isEqualTo(101);
        }

        @Test
        void aShopOfWooCommerceIsReadInTheOrderOfIds() throws IOException {
            ObjectNode customer = (ObjectNode) example("woocommerce/examples/customer-created.json");
            customer.put("id", number).put("email", email);
            woo("products", "[]");
            woo("customers", "[" + customer + "]");
            ObjectNode order = (ObjectNode) example("woocommerce/examples/order-created.json");
            order.put("id", number);
            ((ObjectNode) order.path("billing")).put("email", email);
            woo("orders", "[" + order + "]");
            connections.put(
                    name(),
                    "woocommerce",
                    Map.of("address", shop.baseUrl(), "key", "ck_0123456789ab", "secret", "cs_0123456789ab"),
                    "anna");
            work();
            Contact she = contacts.findByEmail(email).orElseThrow();
            assertThat(log.timeline(she.id(), null, 20))
                    .extracting(LoggedEvent::name)
                    .contains("order.placed");
            shop.verify(getRequestedFor(urlPathEqualTo("/wp-json/wc/v3/orders"))
                    .withQueryParam("orderby", equalTo("id"))
                    .withQueryParam("after", matching("20.+"))
                    .withHeader("Authorization", equalTo("Basic Y2tfMDEyMzQ1Njc4OWFiOmNzXzAxMjM0NTY3ODlhYg==")));
            shop.verify(getRequestedFor(urlPathEqualTo("/wp-json/wc/v3/orders"))
                    .withQueryParam("modified_after", matching("20.+")));
        }

        private void woo(String shelf, String body) {
            shop.stubFor(get(urlPathEqualTo("/wp-json/wc/v3/" + shelf)).willReturn(okJson(body)));
        }

        private static com.github.tomakehurst.wiremock.matching.UrlPattern matchingAny() {
            return com.github.tomakehurst.wiremock.client.WireMock.anyUrl();
        }

        private String name() {
            return "shop-" + number;
        }

        private void connect() {
            connections.put(name(), "shopify", Map.of("address", shop.baseUrl(), "token", TOKEN), "anna");
        }

        private void work() {
            for (int turns = 0; worker.turn(); turns++) {
                assertThat(turns).isLessThan(20);
            }
        }

        private Connection.Progress progress(String task) {
            return connections.find(name()).tasks().stream()
                    .filter(it -> it.task().equals(task))
                    .findFirst()
                    .orElseThrow();
        }

        private void shelf(String name, JsonNode... all) {
            shop.stubFor(page(name, "0", all));
        }

        private com.github.tomakehurst.wiremock.client.MappingBuilder page(String name, String since, JsonNode... all) {
            ArrayNode list = mapper.createArrayNode().addAll(List.of(all));
            return get(urlPathEqualTo("/admin/api/2026-07/" + name + ".json"))
                    .withQueryParam("since_id", equalTo(since))
                    .willReturn(okJson(mapper.createObjectNode().set(name, list).toString()));
        }

        private ObjectNode product() throws IOException {
            return ((ObjectNode) example("shopify/examples/product-updated.json")).put("id", number);
        }

        private ObjectNode customer() throws IOException {
            return ((ObjectNode) example("shopify/examples/customer-created-subscribed.json"))
                    .put("id", number)
                    .put("email", email);
        }

        private ObjectNode order() throws IOException {
            ObjectNode order = (ObjectNode) example("shopify/examples/order-created.json");
            order.put("id", number).put("email", email).put("contact_email", email);
            order.put("cart_token", "cart" + number).put("checkout_token", "checkout" + number);
            order.remove("customer");
            return order;
        }

        private ObjectNode placed(Instant at) throws IOException {
            return order().put("created_at", at.toString()).put("processed_at", at.toString());
        }

        private ObjectNode orderWithRefund() throws IOException {
            ObjectNode refund = (ObjectNode) example("shopify/examples/refund-created.json");
            refund.put("id", number + 7).remove("order_id");
            ObjectNode order = order();
            order.set("refunds", mapper.createArrayNode().add(refund));
            return order;
        }

        private JsonNode example(String path) throws IOException {
            try (InputStream in = getClass().getResourceAsStream("/hooks/" + path)) {
                return mapper.readTree(in);
            }
        }
    }
}
