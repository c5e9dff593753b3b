package io.postrider.integrations.connections;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.delete;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import io.postrider.contacts.Consents;
import io.postrider.contacts.Contact;
import io.postrider.contacts.Contacts;
import io.postrider.contacts.Merging;
import io.postrider.contacts.NewContact;
import io.postrider.contacts.Preferences;
import io.postrider.contacts.Proof;
import io.postrider.contacts.SuppressionKind;
import io.postrider.contacts.Suppressions;
import io.postrider.contacts.Tags;
import io.postrider.segments.TestSegments;
import io.postrider.support.OnH2;
import io.postrider.support.OnPostgres;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.http.HttpEntity;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;

/** An audience elsewhere is who is in the segment and agreed to it, and nobody else for longer than a run. */
class AudienceTests {

    @Nested
    @OnH2
    class H2 extends Contract {}

    @Nested
    @OnPostgres
    class Postgres extends Contract {}

    abstract static class Contract {

        private static final String META = "/v25.0/23847/users";

        @Autowired
        Connections connections;

        @Autowired
        ConnectionWorker worker;

        @Autowired
        Contacts contacts;

        @Autowired
        Consents consents;

        @Autowired
        Preferences preferences;

        @Autowired
        Suppressions suppressions;

        @Autowired
        Merging merging;

        @Autowired
        Tags tags;

        @Autowired
        TestSegments segments;

        @Autowired
        Clock clock;

        @Autowired
        JdbcClient jdbc;

        @Autowired
        ObjectMapper mapper;

        @Autowired
        TestRestTemplate http;

        private final WireMockServer platform =
                new WireMockServer(WireMockConfiguration.options().dynamicPort().bindAddress("127.0.0.1"));
        private final String mark = UUID.randomUUID().toString().substring(0, 8);
        private final String segment = "ads-" + mark;

        @BeforeEach
        void open() {
            jdbc.sql("delete from connection").update();
            platform.start();
            platform.stubFor(post(urlPathEqualTo(META)).willReturn(okJson(took())));
            platform.stubFor(delete(urlPathEqualTo(META)).willReturn(okJson(took())));
            segments.keep(segment, "{\"tag\": \"" + segment + "\"}");
        }

        @AfterEach
        void close() {
            jdbc.sql("delete from connection").update();
            segments.takeAway();
            platform.stop();
        }

        @Test
        void onlyWhoAgreedIsToldAndOnlyOnce() throws Exception {
            contact("agreed", true);
            contact("silent", false);
            meta();
            run();
            assertThat(told("POST")).containsExactly(hash("agreed"));
            run();
            assertThat(told("POST")).isEmpty();
            contact("later", true);
            run();
            assertThat(told("POST")).containsExactly(hash("later"));
            assertThat(platform.getAllServeEvents())
                    .allSatisfy(
                            it -> assertThat(it.getRequest().getBodyAsString()).doesNotContain("@", "ads.example"));
        }

        @Test
        void whoMayNotBeThereAnyMoreIsTakenOut() throws Exception {
            Contact takesBack = contact("takes-back", true);
            Contact leaves = contact("leaves", true);
            Contact erased = contact("erased", true);
            Contact merged = contact("merged", true);
            Contact kept = contact("kept", true);
            Contact bounced = contact("bounced", true);
            Contact private_ = contact("private", true);
            Contact moves = contact("moves", true);
            contact("stays", true);
            meta();
            run();
            assertThat(told("POST")).hasSize(9);

            consents.withdraw(takesBack.id(), "ad-audiences", null);
            tags.remove(leaves.id(), segment);
            contacts.erase(erased.id());
            merging.merge(kept.id(), merged.id(), "anna");
            suppressions.suppress(bounced.email(), SuppressionKind.BOUNCED, "no such mailbox");
            preferences.change(private_.id(), "test", it -> it.withProfiling(false));
            contacts.change(
                    moves.id(),
                    it -> new Contact(
                            it.id(),
                            address("moved"),
                            it.externalId(),
                            it.timeZone(),
                            it.locale(),
                            it.attributes(),
                            it.createdAt()));
            segments.settle();
            run();
            assertThat(told("DELETE"))
                    .contains(
                            hash("takes-back"),
                            hash("leaves"),
                            hash("erased"),
                            hash("merged"),
                            hash("bounced"),
                            hash("private"))
                    .doesNotContain(hash("stays"), hash("kept"));
            assertThat(told("POST")).containsExactly(hash("moved"));
            run();
            // Her former address goes the hour after; then nothing is left to say.
            assertThat(told("DELETE")).containsExactly(hash("moves"));
            run();
            assertThat(platform.getAllServeEvents()).isEmpty();
            assertThat(jdbc.sql("select count(*) from audience_removal")
                            .query(Long.class)
                            .single())
                    .isZero();
        }

        @Test
        void aPlatformThatIsBusyIsToldLaterAndAnEndedTokenIsSaid() throws Exception {
            contact("busy", true);
            platform.stubFor(post(urlPathEqualTo(META))
                    .willReturn(aResponse()
                            .withStatus(400)
                            .withBody(
                                    "{\"error\":{\"message\":\"There have been too many calls\",\"type\":\"OAuthException\","
                                            + "\"code\":80003,\"fbtrace_id\":\"x\"}}")));
            meta();
            run();
            assertThat(task().state()).isEqualTo("WAITING");
            assertThat(task().error()).isEqualTo("It answered 400.");
            platform.stubFor(post(urlPathEqualTo(META))
                    .willReturn(aResponse()
                            .withStatus(400)
                            .withBody(
                                    "{\"error\":{\"message\":\"Error validating access token\",\"type\":\"OAuthException\","
                                            + "\"code\":190,\"fbtrace_id\":\"x\"}}")));
            connections.run("ads", "audience", "anna");
            work();
            assertThat(task().state()).isEqualTo("STUCK");
            assertThat(task().error()).contains("make a new token");
            platform.stubFor(post(urlPathEqualTo(META)).willReturn(okJson(took())));
            platform.resetRequests();
            meta();
            work();
            assertThat(told("POST")).containsExactly(hash("busy"));
        }

        @Test
        void aSegmentWithAnAudienceStays() {
            meta();
            HttpHeaders headers = new HttpHeaders();
            headers.setBearerAuth("test-key");
            ResponseEntity<String> answer = http.exchange(
                    "/api/segments/" + segment, HttpMethod.DELETE, new HttpEntity<>(headers), String.class);
            assertThat(answer.getStatusCode().value()).isEqualTo(409);
            assertThat(answer.getBody()).contains("the audience 'ads'");
        }

        @Test
        void googleIsToldWithConsentAndItsOwnSpelling() throws Exception {
            contact("plain", true);
            contacts.upsert(new NewContact("Ada.Love+tea-" + mark + "@gmail.com", null, null, null, Map.of()));
            Contact gmail =
                    contacts.findByEmail("ada.love+tea-" + mark + "@gmail.com").orElseThrow();
            agree(gmail);
            tags.add(gmail.id(), List.of(segment));
            segments.settle();
            platform.stubFor(post(urlPathEqualTo("/token"))
                    .willReturn(
                            okJson("{\"access_token\":\"ya29.token\",\"expires_in\":3599,\"token_type\":\"Bearer\"}")));
            platform.stubFor(post(urlPathEqualTo("/v1/audienceMembers:ingest"))
                    .willReturn(okJson("{\"requestId\":\"126365e1-16d0-4c81-9de9-f362711e250a\"}")));
            connections.put(
                    "ads",
                    "google-audience",
                    Map.of(
                            "segment", segment,
                            "account", "1234567890",
                            "audience", "987654",
                            "client", "client.apps.example",
                            "clientSecret", "secret-0123456789",
                            "refreshToken", "1//0123456789",
                            "address", platform.baseUrl(),
                            "tokens", platform.baseUrl()),
                    "anna");
            work();
            JsonNode body = null;
            for (ServeEvent event : platform.getAllServeEvents()) {
                if (event.getRequest().getUrl().contains("ingest")) {
                    body = mapper.readTree(event.getRequest().getBodyAsString());
                    assertThat(event.getRequest().getHeader("Authorization")).isEqualTo("Bearer ya29.token");
                }
            }
            assertThat(body.at("/consent/adUserData").asText()).isEqualTo("CONSENT_GRANTED");
            assertThat(body.at("/destinations/0/operatingAccount/accountId").asText())
                    .isEqualTo("1234567890");
            Set<String> hashes = new TreeSet<>();
            body.get("audienceMembers")
                    .forEach(it -> hashes.add(
                            it.at("/userData/userIdentifiers/0/emailAddress").asText()));
            assertThat(hashes).containsExactlyInAnyOrder(hash("plain"), sha256("adalove@gmail.com"));

            platform.stubFor(post(urlPathEqualTo("/token"))
                    .willReturn(aResponse().withStatus(400).withBody("{\"error\":\"invalid_grant\"}")));
            contact("more", true);
            segments.settle();
            connections.run("ads", "audience", "anna");
            work();
            assertThat(task().error())
                    .isEqualTo("Google does not let us in: make a new refresh token for this client.");
        }

        private static String took() {
            return "{\"audience_id\":\"23847\",\"session_id\":\"1\",\"num_received\":1,\"num_invalid_entries\":0,"
                    + "\"invalid_entry_samples\":{}}";
        }

        private void meta() {
            connections.put(
                    "ads",
                    "meta-audience",
                    Map.of(
                            "segment",
                            segment,
                            "audience",
                            "23847",
                            "token",
                            "EAAB0123456789012345",
                            "address",
                            platform.baseUrl()),
                    "anna");
        }

        private void run() {
            segments.settle();
            platform.resetRequests();
            connections.run("ads", "audience", "anna");
            work();
        }

        private void work() {
            for (int turns = 0; worker.turn(); turns++) {
                assertThat(turns).isLessThan(20);
            }
        }

        private Connection.Progress task() {
            return connections.find("ads").tasks().get(0);
        }

        private List<String> told(String method) throws IOException {
            List<String> told = new ArrayList<>();
            for (ServeEvent event : platform.getAllServeEvents()) {
                if (event.getRequest().getMethod().getName().equals(method)) {
                    JsonNode payload = mapper.readTree(event.getRequest().getBodyAsString())
                            .get("payload");
                    assertThat(payload.get("schema").asText()).isEqualTo("EMAIL_SHA256");
                    payload.get("data").forEach(it -> told.add(it.asText()));
                }
            }
            return told;
        }

        private Contact contact(String name, boolean agrees) {
            contacts.upsert(new NewContact(address(name), null, null, null, Map.of()));
            Contact contact = contacts.findByEmail(address(name)).orElseThrow();
            if (agrees) {
                agree(contact);
            }
            tags.add(contact.id(), List.of(segment));
            return contact;
        }

        private void agree(Contact contact) {
            Instant at = clock.instant().minusSeconds(60);
            consents.grant(contact.id(), "ad-audiences", new Proof("checkout", at, null, "Yes.", null, null));
        }

        private String address(String name) {
            return name + "-" + mark + "@ads.example";
        }

        private String hash(String name) throws Exception {
            return sha256(address(name));
        }

        private static String sha256(String text) throws Exception {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        }
    }
}
