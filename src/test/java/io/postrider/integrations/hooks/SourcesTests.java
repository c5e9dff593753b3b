package io.postrider.integrations.hooks;

import static org.assertj.core.api.Assertions.assertThat;

import io.postrider.access.PublicUrl;
import io.postrider.commerce.Products;
import io.postrider.contacts.ContactId;
import io.postrider.contacts.Contacts;
import io.postrider.events.EventLog;
import io.postrider.events.LoggedEvent;
import io.postrider.support.OnH2;
import io.postrider.support.OnPostgres;
import io.postrider.time.MachineTime;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What is particular to a source: signed times, many things in one call, pings, products. */
class SourcesTests {

    private static final String SECRET = "whsec_0123456789abcdef";

    @Nested
    @OnH2
    class H2 extends Contract {}

    @Nested
    @OnPostgres
    class Postgres extends Contract {}

    abstract static class Contract {

        @Autowired
        TestRestTemplate http;

        @Autowired
        HookWorker worker;

        @Autowired
        HookSecrets secrets;

        @Autowired
        Contacts contacts;

        @Autowired
        EventLog log;

        @Autowired
        Products products;

        @Autowired
        JdbcClient jdbc;

        @Autowired
        MachineTime machine;

        @Autowired
        PublicUrl url;

        final String email = UUID.randomUUID() + "@example.com";
        final long id = ThreadLocalRandom.current().nextLong(1_000_000_000L, 9_000_000_000_000L);
        Sender sender;

        @BeforeEach
        void switchOn() {
            for (String source : new String[] {"shopify", "stripe", "hubspot", "woocommerce"}) {
                secrets.remove(source);
                secrets.replace(source, SECRET);
            }
            sender = new Sender(http.getRootUri(), SECRET);
        }

        @Test
        void refusesWhatStripeSignedTooLongAgoOrInTheFuture() {
            String body = session();
            assertThat(stripe(body, Duration.ofMinutes(-6))).isEqualTo(400);
            assertThat(stripe(body, Duration.ofMinutes(6))).isEqualTo(400);
            worker.work();
            assertThat(contacts.findByEmail(email)).isEmpty();
            assertThat(stripe(body, Duration.ofMinutes(-4))).isEqualTo(200);
            worker.work();
            assertThat(log.timeline(her(), null, 50))
                    .extracting(LoggedEvent::name)
                    .contains("order.placed", "contact.subscribed");
        }

        @Test
        void takesEachThingHubSpotTellsInOneCallByItself() {
            String ana = change("email", email, 1);
            String body =
                    "[" + change("firstname", "Ana", 2) + "," + ana + "," + change("hs_language", "pt-br", 3) + "]";
            assertThat(hubspot(body)).isEqualTo(200);
            assertThat(hubspot(body.replace("\"attemptNumber\":0", "\"attemptNumber\":1")))
                    .as("the same, tried again by HubSpot")
                    .isEqualTo(200);
            assertThat(kept()).isEqualTo(3);
            worker.work();
            jdbc.sql("update hook_delivery set next_at = received_at where source = 'hubspot'")
                    .update();
            worker.work();
            assertThat(contacts.find(her())).hasValueSatisfying(she -> {
                assertThat(she.attributes()).containsEntry("firstName", "Ana");
                assertThat(she.locale()).isEqualTo(Locale.forLanguageTag("pt-BR"));
            });
        }

        @Test
        void followsSomebodyToHerNewAddress() {
            hubspot("[" + change("email", email, 1) + "]");
            worker.work();
            ContactId before = her();
            String moved = UUID.randomUUID() + "@example.com";
            hubspot("[" + change("email", moved, 2) + "]");
            worker.work();
            assertThat(contacts.findByEmail(moved))
                    .hasValueSatisfying(it -> assertThat(it.id()).isEqualTo(before));
            assertThat(contacts.findByEmail(email)).isEmpty();
        }

        @Test
        void refusesHubSpotWithTheAddressOfAnotherInstallation() {
            String body = "[" + change("email", email, 1) + "]";
            String at = String.valueOf(machine.now().toEpochMilli());
            String said = base64("POST" + "https://elsewhere.example/hooks/hubspot" + body + at);
            assertThat(sender.post(
                            "/hooks/hubspot", body, "X-HubSpot-Signature-v3", said, "X-HubSpot-Request-Timestamp", at))
                    .isEqualTo(401);
        }

        @Test
        void answersTheKnockOfWooCommerceAndKeepsNothing() {
            assertThat(sender.post("/hooks/woocommerce", "webhook_id=7")).isEqualTo(200);
            assertThat(sender.post("/hooks/woocommerce", "webhook_id=7&x=1")).isEqualTo(401);
        }

        @Test
        void keepsWhatTheShopSaysOfAProduct() {
            sender.shopify(
                    "products/update",
                    """
                    {"id":%d,"title":"Assam","product_type":"Tea/Black","status":"active","updated_at":"%s",
                    "variants":[{"price":"9.90","inventory_quantity":4},{"price":"19.90","inventory_quantity":3}]}"""
                            .formatted(id, machine.now()));
            worker.work();
            assertThat(products.find("" + id)).hasValueSatisfying(it -> {
                assertThat(it.name()).isEqualTo("Assam");
                assertThat(it.category()).isEqualTo("Tea/Black");
                assertThat(it.stock()).isEqualTo(7);
            });
        }

        @Test
        void knowsWhoseCartItIsOnceSheWentToTheCheckout() {
            String cart = "{\"token\":\"c%d\",\"updated_at\":\"%s\",\"line_items\":[]}";
            sender.shopify("carts/update", cart.formatted(id, machine.now().minusSeconds(9)));
            worker.work();
            sender.shopify(
                    "checkouts/update",
                    """
                    {"token":"t%d","cart_token":"c%d","email":"%s","updated_at":"%s","currency":"EUR","total_price":"5.00",
                    "line_items":[]}"""
                            .formatted(id, id, email, machine.now().minusSeconds(5)));
            worker.work();
            sender.shopify("carts/update", cart.formatted(id, machine.now()));
            worker.work();
            assertThat(log.timeline(her(), null, 50))
                    .extracting(LoggedEvent::name)
                    .containsSubsequence("cart.updated", "checkout.started")
                    .containsOnlyOnce("cart.updated");
        }

        private String session() {
            return """
                    {"id":"evt_%d","type":"checkout.session.completed","created":%d,"data":{"object":{"id":"cs_%d","mode":"payment",\
                    "payment_status":"paid","payment_intent":"pi_%d","amount_total":2698,"currency":"usd",\
                    "consent":{"promotions":"opt_in"},"customer_details":{"email":"%s"}}}}"""
                    .formatted(id, machine.now().getEpochSecond(), id, id, email);
        }

        private int stripe(String body, Duration shifted) {
            long at = machine.now().plus(shifted).getEpochSecond();
            String hex = HexFormat.of().formatHex(Signature.hmac(SECRET, bytes(at + "." + body)));
            return sender.post("/hooks/stripe", body, "Stripe-Signature", "t=" + at + ",v1=" + hex);
        }

        private String change(String property, String value, int number) {
            return """
                    {"eventId":%d%d,"subscriptionId":25,"portalId":33,"occurredAt":%d,"attemptNumber":0,"objectId":%d,\
                    "subscriptionType":"contact.propertyChange","propertyName":"%s","propertyValue":"%s"}"""
                    .formatted(id, number, 1_779_000_000_000L + number, id, property, value);
        }

        private int hubspot(String body) {
            String at = String.valueOf(machine.now().toEpochMilli());
            return sender.post(
                    "/hooks/hubspot",
                    body,
                    "X-HubSpot-Signature-v3",
                    base64("POST" + url.of("/hooks/hubspot") + body + at),
                    "X-HubSpot-Request-Timestamp",
                    at);
        }

        private long kept() {
            return jdbc.sql("select count(*) from hook_delivery where raw like ?")
                    .param("%" + id + "%")
                    .query(Long.class)
                    .single();
        }

        private ContactId her() {
            return contacts.findByEmail(email).orElseThrow().id();
        }

        private static String base64(String text) {
            return Base64.getEncoder().encodeToString(Signature.hmac(SECRET, bytes(text)));
        }

        private static byte[] bytes(String text) {
            return text.getBytes(StandardCharsets.UTF_8);
        }
    }
}
