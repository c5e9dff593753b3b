package io.postrider.integrations.outbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.postrider.contacts.ContactId;
import io.postrider.contacts.Contacts;
import io.postrider.contacts.NewContact;
import io.postrider.events.EventLog;
import io.postrider.events.NewEvent;
import io.postrider.events.Origin;
import io.postrider.integrations.calls.CheckedNames;
import io.postrider.support.OnH2;
import io.postrider.support.OnPostgres;
import io.postrider.time.MachineTime;
import io.postrider.time.Timestamps;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;

/** Whoever asked for it is told what happens, once it can be, and never more than that. */
class OutgoingWebhooksTests {

    private static final Duration TIMEOUT = Duration.ofMillis(700);

    @Nested
    @OnH2
    class H2 extends Contract {}

    @Nested
    @OnPostgres
    class Postgres extends Contract {}

    abstract static class Contract {

        @Autowired
        OutgoingWebhooks webhooks;

        @Autowired
        WebhookDesk desk;

        @Autowired
        WebhookFeed feed;

        @Autowired
        TellingTable deliveries;

        @Autowired
        Contacts contacts;

        @Autowired
        EventLog log;

        @Autowired
        PlatformTransactionManager transactions;

        @Autowired
        JdbcClient jdbc;

        @Autowired
        Clock clock;

        private final ObjectMapper json = new ObjectMapper();
        private final MachineTime machine = new MachineTime();
        private final String event = "thing.h" + UUID.randomUUID();
        private final List<Called> calls = new CopyOnWriteArrayList<>();
        private volatile Answering answering = Answering.status(200);
        private HttpServer other;
        private TellingWorker worker;
        private ContactId she;
        private UUID webhook;
        private String secret;

        record Called(Map<String, List<String>> headers, String body) {}

        interface Answering {
            void to(HttpExchange exchange) throws IOException;

            static Answering status(int status) {
                return exchange -> exchange.sendResponseHeaders(status, -1);
            }
        }

        @BeforeEach
        void somebodyWhoListens() throws Exception {
            other = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
            other.setExecutor(Executors.newCachedThreadPool());
            other.createContext("/", exchange -> {
                String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
                calls.add(new Called(Map.copyOf(exchange.getRequestHeaders()), body));
                answering.to(exchange);
                exchange.close();
            });
            other.start();
            OutboundSettings settings = new OutboundSettings(true, TIMEOUT, 3, Duration.ofDays(5), Duration.ofDays(30));
            worker = new TellingWorker(
                    webhooks,
                    deliveries,
                    new WebhookCaller(new CheckedNames(true), TIMEOUT, machine),
                    settings,
                    machine,
                    transactions);
            // The server refuses plain http and this address; a test listener has no other.
            OutgoingWebhooks.Added added = webhooks.add("https://listener.example/", List.of(event), false, "test");
            webhook = added.webhook().id();
            secret = added.secret();
            jdbc.sql("update outgoing_webhook set url = ? where id = ?")
                    .params("http://127.0.0.1:" + other.getAddress().getPort() + "/", webhook)
                    .update();
            she = contacts.upsert(new NewContact(UUID.randomUUID() + "@told.example", null, null, null, Map.of()))
                    .id();
        }

        @AfterEach
        void gone() {
            webhooks.remove(webhook, "test");
            other.stop(0);
            worker.stop();
        }

        @Test
        void tellsOnceSignedAndWithoutHerAddress() throws Exception {
            happens();
            happens("another." + event, false);
            tell();
            tell();

            assertThat(calls).hasSize(1);
            Called call = calls.get(0);
            JsonNode body = json.readTree(call.body());
            assertThat(body.get("type").asText()).isEqualTo(event);
            assertThat(body.at("/contact/id").asText()).isEqualTo(she.toString());
            assertThat(call.body()).doesNotContain("told.example");
            String id = call.headers().get("Webhook-id").get(0);
            long at = Long.parseLong(call.headers().get("Webhook-timestamp").get(0));
            assertThat(call.headers().get("Webhook-signature"))
                    .containsExactly(Signing.sign(secret, id, at, call.body()));
            assertThat(desk.newest(webhook, 10)).extracting(Delivery::state).containsExactly("TAKEN");
            assertThat(bodies()).containsOnlyNulls();
        }

        @Test
        void historyIsNotTold() throws Exception {
            happens(event, true);
            tell();
            assertThat(calls).isEmpty();
        }

        @Test
        void aFailureIsTriedAgainLaterAndGivenUpAtLastAndCanBeReplayed() throws Exception {
            answering = Answering.status(500);
            happens();
            for (int attempt = 1; attempt <= 3; attempt++) {
                tell();
                tell();
                assertThat(calls).hasSize(attempt);
                due();
            }
            assertThat(desk.newest(webhook, 10)).singleElement().satisfies(it -> {
                assertThat(it.state()).isEqualTo("GIVEN_UP");
                assertThat(it.answer()).isEqualTo(500);
                assertThat(it.error()).isEqualTo("It answered 500.");
            });
            answering = Answering.status(204);
            assertThat(desk.replay(webhook, Instant.EPOCH)).isEqualTo(1);
            tell();
            assertThat(desk.newest(webhook, 10)).extracting(Delivery::state).containsExactly("TAKEN");
            assertThat(webhooks.find(webhook).orElseThrow().failingSince()).isNull();
        }

        @Test
        void whoIsGoneIsSwitchedOffAtOnceAndWhoFailsForDaysAtLast() throws Exception {
            answering = Answering.status(410);
            happens();
            tell();
            assertThat(webhooks.find(webhook).orElseThrow().active()).isFalse();
            assertThat(webhooks.switchedOff()).extracting(OutgoingWebhook::id).contains(webhook);

            webhooks.switchOn(webhook, true, "test");
            answering = Answering.status(503);
            jdbc.sql("update outgoing_webhook set failing_since = ? where id = ?")
                    .params(Timestamps.of(machine.now().minus(Duration.ofDays(6))), webhook)
                    .update();
            happens();
            tell();
            assertThat(webhooks.find(webhook).orElseThrow().offReason()).isEqualTo("It took nothing for 5 days.");
            happens();
            tell();
            assertThat(calls).hasSize(2);
        }

        @Test
        void waitsAsLongAsItIsAskedTo() throws Exception {
            answering = exchange -> {
                exchange.getResponseHeaders().add("Retry-After", "120");
                exchange.sendResponseHeaders(429, -1);
            };
            happens();
            tell();
            assertThat(desk.newest(webhook, 1).get(0).nextAttemptAt())
                    .isBetween(machine.now().plusSeconds(100), machine.now().plusSeconds(121));
        }

        @Test
        void redirectsAreNotFollowed() throws Exception {
            answering = exchange -> {
                exchange.getResponseHeaders()
                        .add(
                                "Location",
                                "http://127.0.0.1:" + other.getAddress().getPort() + "/elsewhere");
                exchange.sendResponseHeaders(307, -1);
            };
            happens();
            tell();
            assertThat(calls).hasSize(1);
            assertThat(desk.newest(webhook, 1).get(0).error()).isEqualTo("It answered 307.");
        }

        @Test
        @Timeout(20)
        void anEndlessAnswerAndSilenceHoldUpNobodyForLong() throws Exception {
            answering = exchange -> {
                exchange.sendResponseHeaders(200, 0);
                byte[] noise = new byte[8_192];
                try {
                    while (true) {
                        exchange.getResponseBody().write(noise);
                    }
                } catch (IOException brokenOff) {
                    // As it should be.
                }
            };
            happens();
            tell();
            assertThat(desk.newest(webhook, 1)).extracting(Delivery::state).containsExactly("TAKEN");

            answering = exchange -> {
                try {
                    Thread.sleep(5_000);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            };
            happens();
            long begin = System.nanoTime();
            tell();
            assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(4));
            assertThat(desk.newest(webhook, 1)).extracting(Delivery::state).containsExactly("WAITING");
        }

        @Test
        void whoIsErasedIsToldOfNoMore() throws Exception {
            happens();
            feed.read();
            contacts.erase(she);
            tell();
            assertThat(calls).isEmpty();
            assertThat(desk.newest(webhook, 10)).isEmpty();
        }

        @Test
        void refusesWhatCannotBeCalled() {
            for (String url : List.of(
                    "http://x.example/", "ftp://x.example/", "https://a:b@x.example/", "no url", "https:///x")) {
                assertThatThrownBy(() -> webhooks.add(url, List.of("*"), false, "test"))
                        .isInstanceOf(InvalidWebhook.class);
            }
            for (List<String> events : List.of(List.<String>of(), List.of("Order Placed"), List.of("*.placed"))) {
                assertThatThrownBy(() -> webhooks.add("https://x.example/", events, false, "test"))
                        .isInstanceOf(InvalidWebhook.class);
            }
        }

        @Test
        void theServerItselfCallsNothingOfItsOwnNetwork() {
            OutboundSettings asShipped =
                    new OutboundSettings(false, TIMEOUT, 3, Duration.ofDays(5), Duration.ofDays(30));
            assertThat(new WebhookCaller(asShipped, machine)
                            .call(webhooks.find(webhook).orElseThrow().url(), "msg_1", secret, "{}")
                            .error())
                    .startsWith("Not called:");
            assertThat(calls).isEmpty();
        }

        private void happens() {
            happens(event, false);
        }

        private void happens(String name, boolean history) {
            NewEvent news = new NewEvent(null, name, she, clock.instant(), Map.of("a", 1), Origin.NONE, null);
            log.append(history ? news.asHistory() : news);
        }

        private void tell() throws Exception {
            feed.read();
            for (Future<?> turn : worker.begin()) {
                turn.get(15, TimeUnit.SECONDS);
            }
        }

        private void due() {
            jdbc.sql("update outgoing_delivery set next_attempt_at = ? where webhook = ?")
                    .params(Timestamps.of(machine.now()), webhook)
                    .update();
        }

        private List<String> bodies() {
            return jdbc.sql("select body from outgoing_delivery where webhook = ?")
                    .param(webhook)
                    .query((row, number) -> row.getString("body"))
                    .list();
        }
    }
}
