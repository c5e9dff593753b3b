package io.postrider.tracking.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.postrider.contacts.Consent;
import io.postrider.contacts.Consents;
import io.postrider.contacts.ContactId;
import io.postrider.contacts.Contacts;
import io.postrider.contacts.NewContact;
import io.postrider.contacts.Preferences;
import io.postrider.delivery.Email;
import io.postrider.delivery.MailId;
import io.postrider.delivery.Outbox;
import io.postrider.events.EventLog;
import io.postrider.events.LoggedEvent;
import io.postrider.events.Origin;
import io.postrider.support.MovableClock;
import io.postrider.support.OnH2;
import io.postrider.support.OnPostgres;
import io.postrider.tracking.site.SiteForm.Kind;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What the shop's pages may tell and ask, over the wire. */
class SiteDoorTests {

    private static final String SHOP = "https://www.fernandkettle.example";

    @Nested
    @OnH2
    class H2 extends Contract {}

    @Nested
    @OnPostgres
    class Postgres extends Contract {}

    abstract static class Contract {

        @LocalServerPort
        int port;

        @Autowired
        Contacts contacts;

        @Autowired
        Consents consents;

        @Autowired
        Preferences preferences;

        @Autowired
        Outbox outbox;

        @Autowired
        WriteKeys keys;

        @Autowired
        SiteForms forms;

        @Autowired
        EventLog log;

        @Autowired
        io.postrider.access.SignedTokens tokens;

        @Autowired
        MovableClock clock;

        @Autowired
        ObjectMapper mapper;

        private final HttpClient http = HttpClient.newHttpClient();
        private final String name = "imogen" + UUID.randomUUID();
        private String key;
        private ContactId she;
        private String pass;

        @BeforeEach
        void somebodyComesFromAMail() {
            key = keys.add("Shop", List.of(SHOP + "/"), "test").key();
            she = contacts.upsert(new NewContact(name + "@friends.example", null, null, null, Map.of()))
                    .id();
            MailId mail = outbox.enqueue(new Email(
                            "site:" + name,
                            she,
                            "transactional",
                            "welcome-thanks",
                            null,
                            Map.of(),
                            Origin.NONE,
                            Email.Moment.NOW,
                            true,
                            0))
                    .id();
            pass = pass(mail);
        }

        @Test
        void whatSheLooksAtStandsOnHerTimelineOnce() throws Exception {
            String visit = visit(
                    "v-" + UUID.randomUUID(),
                    "product.viewed",
                    60_000,
                    "\"productId\":\"assam-250\","
                            + "\"name\":\"Assam\",\"url\":\"https://www.fernandkettle.example/assam?email=a@b.c#top\"");
            assertThat(tell(pass, visit).statusCode()).isEqualTo(202);
            HttpResponse<String> again = tell(pass, visit);
            assertThat(again.headers().firstValue("Access-Control-Allow-Origin"))
                    .contains(SHOP);

            assertThat(viewed()).singleElement().satisfies(event -> {
                assertThat(event.occurredAt())
                        .isEqualTo(
                                clock.instant().truncatedTo(ChronoUnit.MICROS).minusSeconds(60));
                assertThat(event.properties())
                        .isEqualTo(Map.of(
                                "productId", "assam-250",
                                "name", "Assam",
                                "url", "https://www.fernandkettle.example/assam",
                                "via", "site"));
            });
        }

        @Test
        void whoIsNotRecognisedOrWantsNoProfileLeavesNoTrace() throws Exception {
            String visit = visit("v-" + UUID.randomUUID(), "page.viewed", 0, "");
            assertThat(tell("forged" + pass, visit).statusCode()).isEqualTo(202);
            assertThat(tell(null, visit).statusCode()).isEqualTo(202);
            preferences.change(she, "test", it -> it.withProfiling(false));
            assertThat(tell(pass, visit).statusCode()).isEqualTo(202);
            assertThat(viewed()).isEmpty();

            preferences.change(she, "test", it -> it.withProfiling(true));
            clock.advance(Duration.ofDays(31));
            tell(pass, visit);
            assertThat(viewed()).isEmpty();
        }

        @Test
        void aFaultyVisitIsRefusedWithItsReasonAndTheOthersCount() throws Exception {
            String good = visit("v-" + UUID.randomUUID(), "page.viewed", 0, "\"title\":\"Teas\"");
            HttpResponse<String> answer = tell(
                    pass,
                    visit("short", "page.viewed", 0, "")
                            + "," + visit("v-" + UUID.randomUUID(), "order.placed", 0, "")
                            + "," + good
                            + "," + visit("v-" + UUID.randomUUID(), "product.viewed", 0, "")
                            + "," + visit("v-" + UUID.randomUUID(), "page.viewed", -1, "")
                            + "," + visit("v-" + UUID.randomUUID(), "page.viewed", 0, "\"password\":\"x\"")
                            + "," + visit("v-" + UUID.randomUUID(), "page.viewed", 0, "\"title\":{\"a\":1}"));
            assertThat(mapper.readTree(answer.body()).findValuesAsText("index"))
                    .containsExactly("0", "1", "3", "4", "5", "6");
            assertThat(viewed()).hasSize(1);
        }

        @Test
        void opensOnlyToAKeyFromItsOwnSite() throws Exception {
            assertThat(post("/s/visits", body("wk_nobody", pass, ""), SHOP).statusCode())
                    .isEqualTo(403);
            assertThat(post("/s/visits", body(key, pass, ""), "https://evil.example")
                            .statusCode())
                    .isEqualTo(403);
            assertThat(post("/s/visits", body(key, pass, ""), null).statusCode())
                    .isEqualTo(403);
            keys.remove(key, "test");
            assertThat(post("/s/visits", body(key, pass, ""), SHOP).statusCode())
                    .isEqualTo(403);
        }

        @ParameterizedTest
        @ValueSource(strings = {"", "null", "[]", "{", "{\"visits\":7}", "not json"})
        void saysSoWhenItCannotReadWhatCame(String body) throws Exception {
            assertThat(post("/s/visits", body, SHOP).statusCode()).isIn(400, 403);
            assertThat(post("/s/signups", body, SHOP).statusCode()).isIn(400, 403);
        }

        @Test
        void aFormOnTheShopsPageAsksForConfirmationAndTheProofNamesIt() throws Exception {
            String form = "f" + UUID.randomUUID();
            forms.put(form(form, "Letters"));
            assertThat(forms.put(form(form, "Tea letters")).version()).isEqualTo(2);

            JsonNode shown = mapper.readTree(get("/s/forms?key=" + key).body());
            assertThat(shown.findValuesAsText("title")).contains("Tea letters");
            HttpResponse<String> answer = post("/s/signups", filled(form, "new" + name + "@friends.example", ""), SHOP);
            assertThat(answer.statusCode()).isEqualTo(202);

            ContactId newcomer = contacts.findByEmail("new" + name + "@friends.example")
                    .orElseThrow()
                    .id();
            Consent consent = consents.of(newcomer, "newsletter").orElseThrow();
            assertThat(consent.status()).isEqualTo(Consent.Status.PENDING);
            assertThat(consent.proof().form()).isEqualTo("site form " + form);
            assertThat(consent.proof().formVersion()).isEqualTo("2");
            assertThat(shown.findValuesAsText("wording"))
                    .contains(consent.proof().wording());
        }

        @Test
        void refusesProgramsWrongAddressesAndFormsThatAreGone() throws Exception {
            String form = "f" + UUID.randomUUID();
            forms.put(form(form, "Letters"));
            String program = "bot" + name + "@friends.example";
            assertThat(post("/s/signups", filled(form, program, "http://spam.example"), SHOP)
                            .statusCode())
                    .isEqualTo(202);
            assertThat(contacts.findByEmail(program)).isEmpty();
            assertThat(post("/s/signups", filled(form, "no address", ""), SHOP).statusCode())
                    .isEqualTo(422);
            forms.remove(form);
            assertThat(post("/s/signups", filled(form, program, ""), SHOP).statusCode())
                    .isEqualTo(404);
        }

        @Test
        void refusesKeysAndFormsThatCannotWork() {
            for (String site :
                    List.of("http://shop.example", "https://shop.example/path", "shop.example", "https://a@b.c")) {
                assertThatThrownBy(() -> keys.add("x", List.of(site), "test")).isInstanceOf(InvalidSite.class);
            }
            assertThat(keys.add("x", List.of("https://SHOP.example:443", "http://localhost:8080"), "test")
                            .origins())
                    .containsExactly("https://shop.example", "http://localhost:8080");
            assertThatThrownBy(() -> forms.put(form("Bad Name", "x"))).isInstanceOf(InvalidSite.class);
            assertThatThrownBy(() -> forms.put(form("fine", " "))).isInstanceOf(InvalidSite.class);
        }

        private SiteForm form(String form, String title) {
            return new SiteForm(
                    form, "newsletter", Kind.INLINE, title, "A letter.", "Yes please", "Thanks.", false, 0, true, 0);
        }

        private String filled(String form, String email, String website) {
            return "{\"key\":\"%s\",\"form\":\"%s\",\"email\":\"%s\",\"website\":\"%s\"}"
                    .formatted(key, form, email, website);
        }

        /** As the link of a mail gives it, wherever this installation's pages are. */
        private String pass(MailId mail) {
            SiteSettings settings = new SiteSettings(List.of("www.fernandkettle.example"), Duration.ofDays(30), 120);
            String url = new VisitorPass(tokens, settings, clock).on(SHOP + "/teas#assam", mail);
            assertThat(url).startsWith(SHOP + "/teas?prv=").endsWith("#assam");
            return url.substring(url.indexOf("prv=") + 4, url.indexOf('#'));
        }

        private String visit(String id, String event, long ago, String properties) {
            return "{\"id\":\"%s\",\"name\":\"%s\",\"agoMillis\":%d,\"properties\":{%s}}"
                    .formatted(id, event, ago, properties);
        }

        private HttpResponse<String> tell(String with, String visits) throws Exception {
            return post("/s/visits", body(key, with, visits), SHOP);
        }

        private static String body(String key, String pass, String visits) {
            return "{\"key\":\"" + key + "\",\"pass\":" + (pass == null ? "null" : "\"" + pass + "\"") + ",\"visits\":["
                    + visits + "]}";
        }

        private List<LoggedEvent> viewed() {
            return log.timeline(she, null, 50).stream()
                    .filter(it -> it.name().endsWith(".viewed"))
                    .toList();
        }

        private HttpResponse<String> get(String path) throws Exception {
            return http.send(
                    HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                            .header("Origin", SHOP)
                            .build(),
                    BodyHandlers.ofString());
        }

        private HttpResponse<String> post(String path, String body, String origin) throws Exception {
            HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                    .header("Content-Type", "text/plain")
                    .POST(BodyPublishers.ofString(body));
            if (origin != null) {
                request.header("Origin", origin);
            }
            return http.send(request.build(), BodyHandlers.ofString());
        }
    }
}
