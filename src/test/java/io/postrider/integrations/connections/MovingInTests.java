package io.postrider.integrations.connections;

import static com.github.tomakehurst.wiremock.client.WireMock.absent;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.matching;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.serverError;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import io.postrider.contacts.Consent;
import io.postrider.contacts.Consents;
import io.postrider.contacts.Contact;
import io.postrider.contacts.Contacts;
import io.postrider.contacts.Tags;
import io.postrider.events.EventLog;
import io.postrider.events.LoggedEvent;
import io.postrider.support.OnH2;
import io.postrider.support.OnPostgres;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Moving in from Klaviyo: the suppressed first, consents with their dates, lists as tags, and nothing is sent. */
class MovingInTests {

    @Nested
    @OnH2
    class H2 extends Contract {}

    @Nested
    @OnPostgres
    class Postgres extends Contract {}

    abstract static class Contract {

        /** As developers.klaviyo.com shows an answer of "Get Profiles" with additional-fields[profile]=subscriptions. */
        private static final String PROFILE =
                """
                {"type": "profile", "id": "01GDDKASAP8TKDDA2GRZDSVP4H", "attributes": {
                  "email": "%s", "phone_number": "+15005550006", "external_id": "%s", "first_name": "Sarah",
                  "last_name": "Mason", "organization": "Example Corporation", "locale": "en-US", "title": "Regional Manager",
                  "created": "2022-11-08T00:00:00+00:00", "updated": "2022-11-08T00:00:00+00:00",
                  "location": {"city": "Boston", "country": "United States", "timezone": "America/New_York"},
                  "properties": {"Favourite Tea": "Assam", "pets": ["cat"]},
                  "subscriptions": {"email": {"marketing": {"can_receive_email_marketing": true, "consent": "%s",
                    "consent_timestamp": "2023-02-21T20:07:38+00:00", "last_updated": "2023-02-21T20:07:38+00:00",
                    "method": "PREFERENCE_PAGE", "method_detail": "mydomain.com/signup", "custom_method_detail": null,
                    "double_optin": true, "suppression": [%s], "list_suppressions": []}}}}}
                """;

        private static final String SUPPRESSION =
                "{\"reason\": \"HARD_BOUNCE\", \"timestamp\": \"2023-02-21T20:07:38+00:00\"}";

        @Autowired
        Connections connections;

        @Autowired
        ConnectionWorker worker;

        @Autowired
        Contacts contacts;

        @Autowired
        Consents consents;

        @Autowired
        Tags tags;

        @Autowired
        EventLog log;

        @Autowired
        JdbcClient jdbc;

        private final WireMockServer klaviyo =
                new WireMockServer(WireMockConfiguration.options().dynamicPort().bindAddress("127.0.0.1"));
        private final String mark = UUID.randomUUID().toString().substring(0, 8);
        private final String name = "klaviyo-" + mark;

        @BeforeEach
        void open() {
            jdbc.sql("delete from connection").update();
            klaviyo.start();
        }

        @AfterEach
        void close() {
            klaviyo.stop();
        }

        @Test
        void everybodyComesOverAndNothingIsSent() {
            suppressed(profile("bounced", "SUBSCRIBED", SUPPRESSION), null);
            String second = klaviyo.baseUrl() + "/api/profiles?page%5Bcursor%5D=two";
            profiles(profile("bounced", "SUBSCRIBED", SUPPRESSION) + "," + profile("reads", "SUBSCRIBED", ""), second);
            klaviyo.stubFor(get(urlPathEqualTo("/api/profiles"))
                    .withQueryParam("page[cursor]", equalTo("two"))
                    .willReturn(okJson(data(
                            profile("left", "UNSUBSCRIBED", "") + "," + profile("never", "NEVER_SUBSCRIBED", ""),
                            null))));
            klaviyo.stubFor(get(urlPathEqualTo("/api/lists"))
                    .willReturn(okJson(data(
                            "{\"type\":\"list\",\"id\":\"Y6nRLr\",\"attributes\":{\"name\":\"Tea letter\"}}", null))));
            klaviyo.stubFor(get(urlPathEqualTo("/api/lists/Y6nRLr/profiles"))
                    .willReturn(okJson(data(
                            "{\"type\":\"profile\",\"attributes\":{\"email\":\"" + address("reads") + "\"}}", null))));
            connect();
            work();
            assertThat(connections.find(name).tasks().get(0).state()).isEqualTo("DONE");

            Contact reads = contacts.findByEmail(address("reads")).orElseThrow();
            Consent consent = consents.of(reads.id(), "newsletter").orElseThrow();
            assertThat(consent.status()).isEqualTo(Consent.Status.GRANTED);
            assertThat(consent.proof().at()).isEqualTo(Instant.parse("2023-02-21T20:07:38Z"));
            assertThat(consent.proof().source()).isEqualTo("Klaviyo, PREFERENCE_PAGE, mydomain.com/signup");
            assertThat(reads.attributes()).containsEntry("firstName", "Sarah").containsEntry("favouriteTea", "Assam");
            assertThat(reads.timeZone()).hasToString("America/New_York");
            assertThat(tags.of(reads.id())).containsExactly("Tea letter");
            assertThat(log.timeline(reads.id(), null, 10)).isEmpty();
            Contact left = contacts.findByEmail(address("left")).orElseThrow();
            assertThat(consents.of(left.id(), "newsletter").orElseThrow().status())
                    .isEqualTo(Consent.Status.WITHDRAWN);
            Contact never = contacts.findByEmail(address("never")).orElseThrow();
            assertThat(consents.of(never.id(), "newsletter")).isEmpty();
            assertThat(jdbc.sql("select reason from suppression where email_key = ?")
                            .param(address("bounced"))
                            .query(String.class)
                            .single())
                    .isEqualTo("suppressed by Klaviyo: hard_bounce");
            assertThat(log.timeline(
                            contacts.findByEmail(address("bounced"))
                                    .orElseThrow()
                                    .id(),
                            null,
                            10))
                    .extracting(LoggedEvent::name)
                    .containsOnly("contact.suppressed");
            klaviyo.verify(getRequestedFor(urlPathEqualTo("/api/lists"))
                    .withHeader("Authorization", equalTo("Klaviyo-API-Key pk_0123456789"))
                    .withHeader("revision", equalTo("2024-10-15")));
            assertThat(jdbc.sql("select state from contact_import where name = ?")
                            .param("Klaviyo: " + name)
                            .query(String.class)
                            .list())
                    .containsExactly("DONE");
        }

        @Test
        void brokenOffItGoesOnAndTheSuppressedWereFirst() {
            suppressed(profile("bounced", "SUBSCRIBED", SUPPRESSION), null);
            klaviyo.stubFor(get(urlPathEqualTo("/api/profiles"))
                    .withQueryParam("filter", absent())
                    .willReturn(serverError()));
            connect();
            work();
            assertThat(connections.find(name).tasks().get(0).error()).isEqualTo("It answered 500.");
            assertThat(jdbc.sql("select count(*) from suppression where email_key = ?")
                            .param(address("bounced"))
                            .query(Long.class)
                            .single())
                    .isEqualTo(1);
            klaviyo.resetAll();
            profiles(profile("reads", "SUBSCRIBED", ""), null);
            klaviyo.stubFor(get(urlPathEqualTo("/api/lists")).willReturn(okJson(data("", null))));
            connections.run(name, "move-in", "anna");
            work();
            assertThat(contacts.findByEmail(address("reads"))).isPresent();
            klaviyo.verify(
                    0, getRequestedFor(urlPathEqualTo("/api/profiles")).withQueryParam("filter", matching(".*")));
        }

        @Test
        void theKeyIsTakenNowhereElse() {
            suppressed("", "http://127.0.0.1:1/api/profiles?page=2");
            connect();
            work();
            assertThat(connections.find(name).tasks().get(0).error()).contains("another address");
        }

        private void connect() {
            connections.put(name, "klaviyo", Map.of("key", "pk_0123456789", "address", klaviyo.baseUrl()), "anna");
        }

        private void work() {
            for (int turns = 0; worker.turn(); turns++) {
                assertThat(turns).isLessThan(20);
            }
        }

        private void suppressed(String profiles, String next) {
            klaviyo.stubFor(get(urlPathEqualTo("/api/profiles"))
                    .withQueryParam("filter", matching("greater-than\\(subscriptions.email.marketing.suppression.*"))
                    .willReturn(okJson(data(profiles, next))));
        }

        private void profiles(String profiles, String next) {
            klaviyo.stubFor(get(urlPathEqualTo("/api/profiles"))
                    .withQueryParam("filter", absent())
                    .withQueryParam("page[cursor]", absent())
                    .willReturn(okJson(data(profiles, next))));
        }

        private static String data(String data, String next) {
            return "{\"data\": [" + data + "], \"links\": {\"self\": \"x\", \"next\": "
                    + (next == null ? "null" : "\"" + next + "\"") + ", \"prev\": null}}";
        }

        private String profile(String who, String consent, String suppression) {
            return PROFILE.formatted(address(who), who + mark, consent, suppression);
        }

        private String address(String who) {
            return who + "-" + mark + "@moving.example";
        }
    }
}
