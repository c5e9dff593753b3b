package io.postrider.integrations.hooks;

import static org.assertj.core.api.Assertions.assertThat;

import io.postrider.contacts.Contact;
import io.postrider.contacts.ContactId;
import io.postrider.contacts.Contacts;
import io.postrider.contacts.NewContact;
import io.postrider.events.EventLog;
import io.postrider.events.LoggedEvent;
import io.postrider.support.Api;
import io.postrider.support.EveryColumn;
import io.postrider.support.OnH2;
import io.postrider.support.OnPostgres;
import io.postrider.time.MachineTime;
import io.postrider.time.Timestamps;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.http.HttpMethod;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The door of webhooks, what becomes of a call, and what is forgotten. */
class HookTests {

    private static final String SECRET = "shpss_0123456789abcdef";

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
        HookCleaning cleaning;

        @Autowired
        HookSecrets secrets;

        @Autowired
        Contacts contacts;

        @Autowired
        EventLog log;

        @Autowired
        JdbcClient jdbc;

        @Autowired
        MachineTime machine;

        Sender shop;
        final String email = UUID.randomUUID() + "@example.com";
        final long order = ThreadLocalRandom.current().nextLong(1_000_000_000L, 9_000_000_000_000L);

        @BeforeEach
        void switchOn() {
            secrets.remove("shopify");
            secrets.replace("shopify", SECRET);
            shop = new Sender(http.getRootUri(), SECRET);
        }

        @Test
        void logsAnOrderOfSomebodyNew() {
            assertThat(shop.shopify("orders/create", order(Duration.ZERO))).isEqualTo(200);
            assertThat(contacts.findByEmail(email))
                    .as("kept first, understood later")
                    .isEmpty();
            worker.work();
            LoggedEvent placed = events().get(0);
            assertThat(placed.name()).isEqualTo("order.placed");
            assertThat(placed.properties())
                    .containsEntry("orderId", "" + order)
                    .containsEntry("currency", "EUR")
                    .containsEntry("totalMinor", 2599)
                    .containsEntry(
                            "lines",
                            List.of(Map.of("productId", "77", "name", "Sencha", "quantity", 1, "unitMinor", 2599)));
            assertThat(placed.history()).isFalse();
            assertThat(her().attributes()).containsEntry("firstName", "Jon");
            assertThat(call()).containsEntry("state", "DONE").containsEntry("raw", null);
        }

        @Test
        void tellsAnOldOrderAsHistory() {
            shop.shopify("orders/create", order(Duration.ofDays(3)));
            worker.work();
            assertThat(events()).singleElement().satisfies(it -> assertThat(it.history())
                    .isTrue());
        }

        @Test
        void refusesWhatIsNotSignedByTheShop() {
            String body = order(Duration.ZERO);
            assertThat(shop.post("/hooks/shopify", body, "X-Shopify-Topic", "orders/create"))
                    .isEqualTo(401);
            assertThat(new Sender(http.getRootUri(), "another-secret-entirely").shopify("orders/create", body))
                    .isEqualTo(401);
            assertThat(calls()).isZero();
            assertThat(api().get("/api/hooks/shopify").at("/lastRefusal/why"))
                    .isEqualTo("not signed with one of its secrets");
        }

        @Test
        void isNotThereForASourceThatIsOffOrUnknown() {
            secrets.remove("shopify");
            assertThat(shop.shopify("orders/create", order(Duration.ZERO))).isEqualTo(404);
            assertThat(shop.post("/hooks/nobody", "{}")).isEqualTo(404);
            assertThat(shop.post("/hooks/mail", "{}")).isEqualTo(404);
            assertThat(calls()).isZero();
        }

        @Test
        void takesACallOnceHoweverOftenItComes() {
            String body = order(Duration.ZERO);
            String id = UUID.randomUUID().toString();
            assertThat(shop.shopify("orders/create", body, id)).isEqualTo(200);
            assertThat(shop.shopify("orders/create", body, id)).isEqualTo(200);
            assertThat(shop.shopify("orders/create", body, UUID.randomUUID().toString()))
                    .as("the id is not signed, the body is")
                    .isEqualTo(200);
            assertThat(calls()).isEqualTo(1);
            worker.work();
            assertThat(shop.shopify("orders/create", body, id)).isEqualTo(200);
            worker.work();
            assertThat(events()).hasSize(1);
        }

        @Test
        void takesTheOldSecretForAWhileAfterANewOne() {
            assertThat(api().send(HttpMethod.PUT, "/api/hooks/shopify/secret", "{\"secret\":\"shpss_new_secret_456\"}")
                            .status())
                    .isEqualTo(204);
            Sender renewed = new Sender(http.getRootUri(), "shpss_new_secret_456");
            assertThat(renewed.shopify("a/b", "{\"n\":\"" + UUID.randomUUID() + "\"}"))
                    .isEqualTo(200);
            assertThat(shop.shopify("a/b", "{\"n\":\"" + UUID.randomUUID() + "\"}"))
                    .isEqualTo(200);
            jdbc.sql("update hook_secret set previous_until = ?")
                    .param(Timestamps.of(machine.now().minusSeconds(1)))
                    .update();
            assertThat(shop.shopify("a/b", "{\"n\":\"" + UUID.randomUUID() + "\"}"))
                    .isEqualTo(401);
            assertThat(EveryColumn.holding(jdbc, "shpss_new_secret_456"))
                    .as("sealed")
                    .isEmpty();
        }

        @Test
        void acceptsAndIgnoresATopicItDoesNotKnow() {
            assertThat(shop.shopify("themes/publish", order(Duration.ZERO))).isEqualTo(200);
            worker.work();
            assertThat(call())
                    .containsEntry("state", "IGNORED")
                    .containsEntry("reason", "Its topic is not mapped.")
                    .containsEntry("raw", null);
        }

        @Test
        void refusesABodyThatIsTooLarge() {
            String large = order(Duration.ZERO).replace("Sencha", "x".repeat(1_100_000));
            assertThat(shop.shopify("orders/create", large)).isEqualTo(413);
            assertThat(calls()).isZero();
        }

        @Test
        void keepsASignedBodyThatIsNoJsonAndSaysSo() {
            String broken = order(Duration.ZERO).replaceFirst("}$", "");
            assertThat(shop.shopify("orders/create", broken)).isEqualTo(200);
            worker.work();
            assertThat(call()).containsEntry("state", "FAILED").containsEntry("reason", "It is not JSON.");
        }

        @Test
        void setsAsideWhatDoesNotFitWithoutHoldingUpTheNext() {
            shop.shopify(
                    "orders/create",
                    order(Duration.ZERO).replace("\"total_price\":\"25.99\"", "\"total_price\":\"-1\""));
            assertThat(shop.shopify("orders/create", order(Duration.ZERO).replace("" + order, "1" + order)))
                    .isEqualTo(200);
            worker.work();
            assertThat(events()).singleElement().satisfies(it -> assertThat(it.properties())
                    .containsEntry("orderId", "1" + order));
            Api.Answer errors = api().get("/api/hooks/shopify/errors");
            assertThat(errors.at("/items/0/reason")).isEqualTo("$.total_price is below zero.");
            assertThat(errors.at("/items/0/state")).isEqualTo("FAILED");
        }

        @Test
        void keepsNothingOfACallOfWhichSomethingDoesNotFit() {
            shop.shopify("orders/create", order(Duration.ZERO).replace("\"quantity\":1", "\"quantity\":0"));
            worker.work();
            assertThat(contacts.findByEmail(email)).as("never half applied").isEmpty();
            assertThat((String) call().get("reason")).contains("lines[0].quantity");
        }

        @Test
        void triesAgainByHandWhatFailed() {
            shop.shopify(
                    "customers/create",
                    customer("subscribed", Duration.ofHours(1)).replace(email, "no address"));
            worker.work();
            String id = String.valueOf(newest().get("id"));
            assertThat(newest())
                    .containsEntry("state", "FAILED")
                    .containsEntry("reason", "It cannot be kept: invalid email address.");
            Api.Answer again = api().post("/api/hooks/shopify/retries?id=" + id, null);
            assertThat(again.at("/retried")).isEqualTo("1");
            assertThat(newest()).containsEntry("state", "WAITING").containsEntry("attempts", 0);
            worker.work();
            assertThat(newest()).containsEntry("state", "FAILED");
            assertThat(api().post("/api/hooks/shopify/retries?id=9" + id, null).at("/retried"))
                    .isEqualTo("0");
        }

        @Test
        void waitsForAnOrderWhoseRefundOvertookIt() {
            shop.shopify("refunds/create", refund());
            worker.work();
            assertThat(call()).containsEntry("state", "WAITING").containsEntry("attempts", 1);
            Map<String, Object> refund = call();
            shop.shopify("orders/create", order(Duration.ZERO));
            worker.work();
            becomesDue((Number) refund.get("id"));
            worker.work();
            assertThat(events()).extracting(LoggedEvent::name).contains("order.placed", "order.refunded");
        }

        @Test
        void grantsAndWithdrawsAsTheShopSaysAndNeverUndoesANo() {
            shop.shopify("customers/create", customer("subscribed", Duration.ofHours(3)));
            worker.work();
            assertThat(consent()).isEqualTo("GRANTED");
            shop.shopify("customers/update", customer("unsubscribed", Duration.ofHours(1)));
            worker.work();
            assertThat(consent()).isEqualTo("WITHDRAWN");
            shop.shopify("customers/update", customer("subscribed", Duration.ofHours(2)));
            worker.work();
            assertThat(consent()).as("an older yes").isEqualTo("WITHDRAWN");
        }

        @Test
        void forgetsEverythingAboutSomebodyWhoIsErased() {
            shop.shopify("orders/create", order(Duration.ZERO));
            worker.work();
            shop.shopify(
                    "refunds/create",
                    refund().replace("\"kind\":\"refund\"", "\"kind\":\"refund\",\"to\":\"" + email + "\""));
            shop.shopify(
                    "orders/create", order(Duration.ZERO).replace("25.99", "-3").replace("@", "\\u0040"));
            assertThat(EveryColumn.holding(jdbc, "" + order)).contains("hook_alias.alias", "hook_delivery.raw");
            ContactId contact = her().id();
            contacts.erase(contact);
            assertThat(EveryColumn.holding(jdbc, email)).doesNotContain("hook_delivery.raw");
            assertThat(EveryColumn.holding(jdbc, "" + order)).doesNotContain("hook_alias.alias", "hook_delivery.raw");
            worker.work();
            assertThat(contacts.findByEmail(email)).isEmpty();
        }

        @Test
        void forgetsFailedBodiesAfterAWhile() {
            shop.shopify("orders/create", order(Duration.ZERO).replace("25.99", "-4"));
            worker.work();
            assertThat(EveryColumn.holding(jdbc, email)).contains("hook_delivery.raw");
            jdbc.sql("update hook_delivery set received_at = ? where id = ?")
                    .params(Timestamps.of(machine.now().minus(Duration.ofDays(15))), call().get("id"))
                    .update();
            cleaning.forgetOld();
            assertThat(EveryColumn.holding(jdbc, email)).doesNotContain("hook_delivery.raw");
        }

        @Test
        void showsWhatABodyWouldTellWithoutKeepingIt() {
            String trial = "{\"topic\":\"orders/create\",\"body\":" + order(Duration.ZERO) + "}";
            Api.Answer told = api().post("/api/hooks/shopify/tests", trial);
            assertThat(told.at("/facts/0/event/properties/totalMinor")).isEqualTo("2599");
            assertThat(told.at("/facts/0/contact/email")).isEqualTo(email);
            assertThat(contacts.findByEmail(email)).isEmpty();
            Api.Answer wrong = api().post("/api/hooks/shopify/tests", trial.replace("25.99", "lots"));
            assertThat(wrong.status()).isEqualTo(422);
            assertThat(wrong.at("/detail")).isEqualTo("$.total_price must be an amount.");
        }

        @Test
        void refusesASecretSomebodyCouldGuess() {
            Api.Answer answer = api().send(HttpMethod.PUT, "/api/hooks/shopify/secret", "{\"secret\":\"short\"}");
            assertThat(answer.status()).isEqualTo(422);
            assertThat(answer.problem()).isEqualTo("unusable-secret");
            assertThat(api().send(HttpMethod.PUT, "/api/hooks/nobody/secret", "{\"secret\":\"" + SECRET + "\"}")
                            .status())
                    .isEqualTo(404);
        }

        @Test
        void moveHerNamesToWhomSheIsMergedWith() {
            shop.shopify("orders/create", order(Duration.ZERO));
            worker.work();
            String other = UUID.randomUUID() + "@example.com";
            ContactId kept = contacts.upsert(new NewContact(other, null, null, null, Map.of()))
                    .id();
            ContactId gone = her().id();
            assertThat(api().post("/api/contacts/" + kept.value() + "/merges", "{\"contact\":\"" + gone.value() + "\"}")
                            .status())
                    .isBetween(200, 299);
            shop.shopify("refunds/create", refund());
            worker.work();
            assertThat(log.timeline(kept, null, 50))
                    .extracting(LoggedEvent::name)
                    .contains("order.refunded");
        }

        private String order(Duration ago) {
            return """
                    {"id":%d,"email":"%s","created_at":"%s","currency":"EUR","total_price":"25.99","test":false,\
                    "customer":{"first_name":"Jon"},\
                    "line_items":[{"id":1,"product_id":77,"title":"Sencha","quantity":1,"price":"25.99"}]}"""
                    .formatted(order, email, at(ago));
        }

        private String refund() {
            return """
                    {"id":1%d,"order_id":%d,"created_at":"%s","transactions":[{"kind":"refund","status":"success",\
                    "amount":"5.00","currency":"EUR"}]}"""
                    .formatted(order, order, at(Duration.ZERO));
        }

        private String customer(String state, Duration ago) {
            return """
                    {"id":%d,"email":"%s","updated_at":"%s","email_marketing_consent":{"state":"%s","consent_updated_at":"%s"}}"""
                    .formatted(order, email, at(ago), state, at(ago));
        }

        private Instant at(Duration ago) {
            return machine.now().minus(ago).truncatedTo(ChronoUnit.SECONDS);
        }

        private String consent() {
            return jdbc.sql("select status from consent where contact_id = ? and purpose = 'newsletter'")
                    .param(her().id().value())
                    .query(String.class)
                    .single();
        }

        private Contact her() {
            return contacts.findByEmail(email).orElseThrow();
        }

        private List<LoggedEvent> events() {
            return log.timeline(her().id(), null, 50).stream()
                    .filter(it -> it.name().startsWith("order."))
                    .toList();
        }

        private Map<String, Object> call() {
            return newest();
        }

        private Map<String, Object> newest() {
            return jdbc.sql("select * from hook_delivery where id > ? order by id desc fetch first 1 row only")
                    .param(before)
                    .query()
                    .singleRow();
        }

        private long calls() {
            return jdbc.sql("select count(*) from hook_delivery where id > ?")
                    .param(before)
                    .query(Long.class)
                    .single();
        }

        private long before;

        @BeforeEach
        void remember() {
            worker.work();
            before = jdbc.sql("select coalesce(max(id), 0) from hook_delivery")
                    .query(Long.class)
                    .single();
        }

        private void becomesDue(Number id) {
            jdbc.sql("update hook_delivery set next_at = ? where id = ?")
                    .params(Timestamps.of(machine.now()), id)
                    .update();
        }

        private Api api() {
            return new Api(http);
        }
    }
}
