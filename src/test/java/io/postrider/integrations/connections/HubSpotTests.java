package io.postrider.integrations.connections;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import io.postrider.contacts.ComputedAttributes;
import io.postrider.contacts.Consents;
import io.postrider.contacts.Contact;
import io.postrider.contacts.Contacts;
import io.postrider.contacts.NewContact;
import io.postrider.contacts.Preferences;
import io.postrider.events.EventLog;
import io.postrider.events.LoggedEvent;
import io.postrider.events.NewEvent;
import io.postrider.events.Origin;
import io.postrider.support.OnH2;
import io.postrider.support.OnPostgres;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A CRM beside us: what changed there comes, what changed here goes, and nobody hears her own echo. */
class HubSpotTests {

    @Nested
    @OnH2
    class H2 extends Contract {}

    @Nested
    @OnPostgres
    class Postgres extends Contract {}

    abstract static class Contract {

        @Autowired
        Connections connections;

        @Autowired
        ConnectionWorker worker;

        @Autowired
        Contacts contacts;

        @Autowired
        Consents consents;

        @Autowired
        ComputedAttributes computed;

        @Autowired
        Preferences preferences;

        @Autowired
        EventLog log;

        @Autowired
        Clock clock;

        @Autowired
        JdbcClient jdbc;

        @Autowired
        ObjectMapper mapper;

        private final WireMockServer hubspot =
                new WireMockServer(WireMockConfiguration.options().dynamicPort().bindAddress("127.0.0.1"));
        private final String mark = UUID.randomUUID().toString().substring(0, 8);
        private final String email = "ada-" + mark + "@crm.example";

        @BeforeEach
        void open() {
            jdbc.sql("delete from connection").update();
            hubspot.start();
            people();
            deals();
            hubspot.stubFor(get(urlPathEqualTo("/crm/v3/properties/contacts"))
                    .willReturn(okJson("{\"results\":[{\"name\":\"firstname\"}]}")));
            hubspot.stubFor(post(urlPathEqualTo("/crm/v3/properties/contacts")).willReturn(okJson("{}")));
            hubspot.stubFor(post(urlPathEqualTo("/crm/v3/objects/contacts/batch/update"))
                    .willReturn(okJson("{\"status\":\"COMPLETE\",\"results\":[]}")));
        }

        @AfterEach
        void close() {
            jdbc.sql("delete from connection").update();
            hubspot.stop();
        }

        @Test
        void whoIsThereComesWithoutAnyConsent() {
            people(
                    person("101", email, "Ada", "2026-05-01T10:00:00Z"),
                    person("102", "", "Nobody", "2026-05-01T10:00:00Z"));
            connect();
            Contact she = she();
            assertThat(she.attributes()).containsEntry("firstName", "Ada");
            assertThat(consents.of(she.id())).isEmpty();
            assertThat(task("contacts-in").done()).isEqualTo(1);
            assertThat(task("contacts-in").refused()).isEqualTo(1);
        }

        @Test
        void theLaterWriterOfAFieldCountsAndNobodyHearsHerEcho() throws Exception {
            people(person("101", email, "Ada", "2026-05-01T10:00:00Z"));
            connect();
            // Changed here after it was changed there: ours goes out.
            rename("Adelheid");
            run("tell-out");
            assertThat(told().get("101")).containsEntry("firstname", "Adelheid");
            // It comes back as we told it, with a later time: that is no news, and goes out no more.
            people(person("101", email, "Adelheid", Instant.now().plusSeconds(5).toString()));
            run("contacts-in");
            assertThat(she().attributes()).containsEntry("firstName", "Adelheid");
            run("tell-out");
            assertThat(told()).isEmpty();
            // Changed there after that: theirs comes in.
            people(person("101", email, "Adele", Instant.now().plusSeconds(10).toString()));
            run("contacts-in");
            assertThat(she().attributes()).containsEntry("firstName", "Adele");
            // Changed there before ours was: it stays as it is here, and is told once more.
            rename("Adelina");
            people(person(
                    "101", email, "Old", Instant.now().minus(Duration.ofDays(1)).toString()));
            run("contacts-in");
            assertThat(she().attributes()).containsEntry("firstName", "Adelina");
            run("tell-out");
            assertThat(told().get("101")).containsEntry("firstname", "Adelina");
        }

        @Test
        void dealsAreHistoryFirstAndNewsLater() {
            people(person("101", email, "Ada", "2026-05-01T10:00:00Z"));
            deals(deal("9", "qualifiedtobuy", "2026-05-02T10:00:00Z", false, false));
            connect();
            Contact she = she();
            assertThat(log.timeline(she.id(), null, 20))
                    .filteredOn(it -> it.name().startsWith("deal."))
                    .extracting(LoggedEvent::name, LoggedEvent::history)
                    .containsExactlyInAnyOrder(
                            Tuple.tuple("deal.created", true), Tuple.tuple("deal.stageChanged", true));
            deals(deal("9", "closedwon", "2026-05-03T10:00:00Z", true, true));
            run("deals-in");
            run("deals-in");
            assertThat(log.timeline(she.id(), null, 20))
                    .filteredOn(it -> it.name().equals("deal.won"))
                    .singleElement()
                    .satisfies(it -> {
                        assertThat(it.history()).isFalse();
                        assertThat(it.properties())
                                .containsEntry("amountMinor", 150050)
                                .containsEntry("currency", "EUR")
                                .containsEntry("stage", "closedwon");
                    });
        }

        @Test
        void engagementAndScoresGoOutWhenTheyChange() throws Exception {
            people(person("101", email, "Ada", "2026-05-01T10:00:00Z"));
            connect();
            Contact she = she();
            computed.write("commerce", Map.of(she.id(), Map.of("orderCount", 3, "topCategory", "Tea/Black")));
            log.append(new NewEvent(
                    "click:" + mark,
                    "email.clicked",
                    she.id(),
                    clock.instant(),
                    Map.of("verdict", "human"),
                    Origin.NONE,
                    null));
            run("tell-out");
            assertThat(told().get("101"))
                    .containsEntry("postrider_orders", "3")
                    .containsEntry("postrider_favourite_category", "Tea/Black")
                    .containsEntry("postrider_clicks_30_days", "1")
                    .containsEntry("postrider_newsletter", "never asked");
            run("tell-out");
            assertThat(told()).isEmpty();
            preferences.change(she.id(), "test", it -> it.withProfiling(false));
            run("tell-out");
            assertThat(told().get("101"))
                    .containsEntry("postrider_orders", "")
                    .containsEntry("postrider_clicks_30_days", "1");
            hubspot.verify(0, postRequestedFor(urlPathEqualTo("/crm/v3/objects/contacts/101")));
        }

        @Test
        void whatIsNotTakenIsCountedAndTheRestIs() {
            people(person("101", email, "Ada", "2026-05-01T10:00:00Z"));
            hubspot.stubFor(post(urlPathEqualTo("/crm/v3/objects/contacts/batch/update"))
                    .willReturn(aResponse()
                            .withStatus(207)
                            .withBody(
                                    "{\"status\":\"COMPLETE\",\"results\":[],\"numErrors\":1,\"errors\":[{\"status\":\"error\","
                                            + "\"category\":\"OBJECT_NOT_FOUND\",\"message\":\"Could not get some CONTACT objects\","
                                            + "\"context\":{\"ids\":[\"101\"]}}]}")));
            connect();
            run("tell-out");
            assertThat(task("tell-out").refused()).isEqualTo(1);
            assertThat(task("tell-out").state()).isEqualTo("WAITING");
        }

        @Test
        void moreThanASearchGivesIsAskedForFromTheLastChange() {
            hubspot.stubFor(post(urlPathEqualTo("/crm/v3/objects/contacts/search"))
                    .withRequestBody(com.github.tomakehurst.wiremock.client.WireMock.containing("\"value\":\"0\""))
                    .willReturn(okJson(
                            "{\"total\":20000,\"results\":[{\"id\":\"101\",\"properties\":{\"lastmodifieddate\":\"2026-05-01T10:00:00Z\"}}],"
                                    + "\"paging\":{\"next\":{\"after\":\"10000\"}}}")));
            hubspot.stubFor(post(urlPathEqualTo("/crm/v3/objects/contacts/search"))
                    .withRequestBody(com.github.tomakehurst.wiremock.client.WireMock.containing("\"value\":\""
                            + Instant.parse("2026-05-01T10:00:00Z").toEpochMilli() + "\""))
                    .willReturn(okJson("{\"total\":0,\"results\":[]}")));
            hubspot.stubFor(post(urlPathEqualTo("/crm/v3/objects/contacts/batch/read"))
                    .willReturn(okJson("{\"results\":[" + person("101", email, "Ada", "2026-05-01T10:00:00Z") + "]}")));
            connect();
            assertThat(task("contacts-in").error()).isNull();
            assertThat(contacts.findByEmail(email)).isPresent();
        }

        @Test
        void aTokenThatEndedIsSaidAndTooManyCallsWait() {
            hubspot.stubFor(post(urlPathEqualTo("/crm/v3/objects/contacts/search"))
                    .willReturn(aResponse().withStatus(401)));
            hubspot.stubFor(post(urlPathEqualTo("/crm/v3/objects/deals/search"))
                    .willReturn(aResponse().withStatus(429)));
            connect();
            assertThat(task("contacts-in").state()).isEqualTo("STUCK");
            assertThat(task("contacts-in").error()).contains("look at the token of the private app");
            assertThat(task("deals-in").state()).isEqualTo("WAITING");
            assertThat(task("deals-in").error()).isEqualTo("It answered 429.");
        }

        @Test
        void whoIsForgottenIsForgottenHereToo() {
            people(person("101", email, "Ada", "2026-05-01T10:00:00Z"));
            connect();
            Contact she = she();
            contacts.erase(she.id());
            assertThat(jdbc.sql(
                                    "select (select count(*) from crm_contact where contact_id = :id) + (select count(*) from crm_field where contact_id = :id)")
                            .param("id", she.id().value())
                            .query(Long.class)
                            .single())
                    .isZero();
        }

        private Contact she() {
            return contacts.findByEmail(email).orElseThrow();
        }

        private void rename(String name) {
            contacts.upsert(new NewContact(email, null, null, null, Map.of("firstName", name)));
        }

        private void connect() {
            connections.put(
                    "crm", "hubspot", Map.of("token", "pat-eu1-0123456789", "address", hubspot.baseUrl()), "anna");
            work();
        }

        private void run(String task) {
            hubspot.resetRequests();
            connections.run("crm", task, "anna");
            work();
        }

        private void work() {
            for (int turns = 0; worker.turn(); turns++) {
                assertThat(turns).isLessThan(20);
            }
        }

        private Connection.Progress task(String name) {
            return connections.find("crm").tasks().stream()
                    .filter(it -> it.task().equals(name))
                    .findFirst()
                    .orElseThrow();
        }

        /** What was told since the last run, by their ids. */
        private Map<String, Map<String, String>> told() throws IOException {
            Map<String, Map<String, String>> told = new HashMap<>();
            for (ServeEvent event : hubspot.getAllServeEvents()) {
                if (event.getRequest().getUrl().endsWith("/batch/update")) {
                    JsonNode body = mapper.readTree(event.getRequest().getBodyAsString());
                    body.get("inputs").forEach(input -> {
                        Map<String, String> properties = new HashMap<>();
                        input.get("properties")
                                .fields()
                                .forEachRemaining(it -> properties.put(
                                        it.getKey(), it.getValue().asText()));
                        told.put(input.get("id").asText(), properties);
                    });
                }
            }
            return told;
        }

        private void people(String... all) {
            answers("contacts", "lastmodifieddate", List.of(all));
        }

        private void deals(String... all) {
            answers("deals", "hs_lastmodifieddate", List.of(all));
            hubspot.stubFor(
                    post(urlPathEqualTo("/crm/v4/associations/deals/contacts/batch/read"))
                            .willReturn(
                                    okJson(
                                            "{\"status\":\"COMPLETE\",\"results\":[{\"from\":{\"id\":\"9\"},\"to\":[{\"toObjectId\":101,"
                                                    + "\"associationTypes\":[{\"category\":\"HUBSPOT_DEFINED\",\"typeId\":3,\"label\":null}]}]}]}")));
        }

        /** As developers.hubspot.com shows the answers of "Search" and of "Read a batch" with propertiesWithHistory. */
        private void answers(String what, String modified, List<String> all) {
            StringBuilder found = new StringBuilder();
            for (String each : all) {
                String id = each.replaceAll("(?s).*?\"id\":\"(\\d+)\".*", "$1");
                found.append(found.isEmpty() ? "" : ",")
                        .append("{\"id\":\"" + id + "\",\"properties\":{\"" + modified
                                + "\":\"2026-05-01T10:00:00Z\"}}");
            }
            hubspot.stubFor(post(urlPathEqualTo("/crm/v3/objects/" + what + "/search"))
                    .willReturn(okJson("{\"total\":" + all.size() + ",\"results\":[" + found + "]}")));
            hubspot.stubFor(post(urlPathEqualTo("/crm/v3/objects/" + what + "/batch/read"))
                    .willReturn(okJson("{\"status\":\"COMPLETE\",\"results\":[" + String.join(",", all) + "]}")));
        }

        private static String person(String id, String email, String name, String at) {
            return "{\"id\":\"" + id + "\",\"properties\":{},\"propertiesWithHistory\":{\"email\":["
                    + (email.isEmpty() ? "" : past(email, at)) + "],\"firstname\":[" + past(name, at) + ","
                    + past("Before", at)
                    + "]}}";
        }

        private static String deal(String id, String stage, String at, boolean closed, boolean won) {
            return "{\"id\":\"" + id + "\",\"properties\":{},\"propertiesWithHistory\":{\"dealname\":["
                    + past("Tea for the office", at) + "],\"pipeline\":[" + past("default", at) + "],\"dealstage\":["
                    + past(stage, at) + "],\"amount\":[" + past("1500.50", at) + "],\"deal_currency_code\":["
                    + past("EUR", at)
                    + "],\"createdate\":[" + past("2026-05-01T10:00:00Z", at) + "],\"hs_is_closed\":["
                    + past("" + closed, at)
                    + "],\"hs_is_closed_won\":[" + past("" + won, at) + "]}}";
        }

        private static String past(String value, String at) {
            return "{\"value\":\"" + value + "\",\"timestamp\":\"" + at + "\",\"sourceType\":\"CRM_UI\"}";
        }
    }
}
