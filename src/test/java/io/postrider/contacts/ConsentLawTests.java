package io.postrider.contacts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.postrider.contacts.Consent.Status;
import io.postrider.events.EventLog;
import io.postrider.support.MovableClock;
import io.postrider.support.OnH2;
import io.postrider.support.OnPostgres;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.http.HttpEntity;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;

/** On which basis somebody may be written to, by whose law, and until when. */
class ConsentLawTests {

    private static final String NOTICE = "We will write to you about similar teas; you can object at any time.";

    @Nested
    @OnH2
    class H2 extends Contract {}

    @Nested
    @OnPostgres
    class Postgres extends Contract {}

    abstract static class Contract {

        @Autowired
        Contacts contacts;

        @Autowired
        Consents consents;

        @Autowired
        EventLog log;

        @Autowired
        MovableClock clock;

        @Autowired
        JdbcClient jdbc;

        @Autowired
        TestRestTemplate http;

        ContactId mara;
        Instant now;

        @BeforeEach
        void somebodyNew() {
            mara = contacts.upsert(new NewContact("c" + UUID.randomUUID() + "@example.com", null, null, null, Map.of()))
                    .id();
            now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        }

        @AfterEach
        void goBack() {
            clock.set(now);
        }

        Proof order(String country, String notice) {
            return proof(Basis.EXISTING_CUSTOMER, country, notice, null);
        }

        Proof proof(Basis basis, String country, String wording, Instant end) {
            return new Proof("shop checkout", clock.instant(), null, wording, null, null, basis, country, end);
        }

        void grant(Proof proof) {
            consents.grant(mara, "newsletter", proof);
        }

        Consent newsletter() {
            return consents.of(mara, "newsletter").orElseThrow();
        }

        @Test
        void aCustomerMayBeWrittenToForTwoYearsWhereSheWasTold() {
            grant(order("DE", NOTICE));

            assertThat(newsletter().status()).isEqualTo(Status.GRANTED);
            assertThat(newsletter().proof().basis()).isEqualTo(Basis.EXISTING_CUSTOMER);
            assertThat(newsletter().proof().expiresAt())
                    .isEqualTo(now.atZone(ZoneOffset.UTC).plusMonths(24).toInstant());
            Instant end = newsletter().proof().expiresAt();
            assertThat(newsletter().holds(end.minusMillis(1))).isTrue();
            assertThat(newsletter().holds(end)).isFalse();
        }

        @Test
        void beingACustomerIsNoPermissionWithoutNoticeOrRule() {
            assertThatThrownBy(() -> grant(order("DE", null)))
                    .isInstanceOf(UnusableProof.class)
                    .hasMessageContaining("the notice that she may object")
                    .hasMessageContaining("UWG");
            assertThatThrownBy(() -> grant(order(null, NOTICE))).hasMessageContaining("proof.country is needed");
            assertThatThrownBy(() -> grant(order("BR", NOTICE)))
                    .hasMessageContaining("In BR being a customer is not taken for a permission");
            grant(order("CA", null));
            assertThat(newsletter().holds(now)).isTrue();
        }

        @Test
        void theNextOrderRenewsItWithoutTellingHerJourneysAgain() {
            grant(order("DE", NOTICE));
            clock.advance(Duration.ofDays(100));
            grant(order("DE", NOTICE));

            assertThat(newsletter().proof().expiresAt()).isAfter(now.plus(Duration.ofDays(800)));
            assertThat(subscriptions()).isEqualTo(1);
            assertThat(history()).isEqualTo(2);
        }

        @Test
        void aConsentOfHersOutlastsBeingACustomer() {
            grant(order("DE", NOTICE));
            clock.advance(Duration.ofDays(1));
            grant(proof(Basis.CONSENT, null, null, null));
            clock.advance(Duration.ofDays(1));
            grant(order("DE", NOTICE));

            assertThat(newsletter().proof().basis()).isEqualTo(Basis.CONSENT);
            assertThat(newsletter().proof().expiresAt()).isNull();
        }

        @Test
        void whoObjectedStaysOutWhateverSheBuysUntilSheSaysYesHerself() {
            grant(order("DE", NOTICE));
            clock.advance(Duration.ofDays(1));
            consents.withdraw(mara, "newsletter", null);
            clock.advance(Duration.ofDays(1));
            grant(order("DE", NOTICE));
            grant(proof(Basis.CONTRACT, null, null, null));
            assertThat(newsletter().status()).isEqualTo(Status.WITHDRAWN);
            consents.request(mara, "newsletter", null);
            grant(order("DE", NOTICE));
            assertThat(newsletter().status()).as("asked, not confirmed").isEqualTo(Status.PENDING);

            grant(proof(Basis.CONSENT, null, null, null));
            assertThat(newsletter().status()).isEqualTo(Status.GRANTED);
        }

        @Test
        void whatHasExpiredCanBeAskedForAndGivenAgain() {
            grant(proof(Basis.CONSENT, null, null, now.plus(Duration.ofDays(10))));
            clock.advance(Duration.ofDays(11));
            consents.request(mara, "newsletter", null);
            assertThat(newsletter().status()).isEqualTo(Status.PENDING);
            grant(proof(Basis.CONSENT, null, null, null));
            assertThat(newsletter().holds(clock.instant())).isTrue();
            assertThat(subscriptions()).as("she is back").isEqualTo(2);
        }

        @Test
        void theApiTakesAndTellsIt() {
            String email = "c" + UUID.randomUUID() + "@example.com";
            Map<String, Object> proof = new HashMap<>(Map.of(
                    "source", "shop checkout", "at", now.toString(), "basis", "existing-customer", "country", "GB"));
            proof.put("wording", NOTICE);
            JsonNode answer = post(email, proof).getBody();
            JsonNode kept = answer.get("consents").get(0).get("proof");
            assertThat(kept.get("basis").asText()).isEqualTo("existing-customer");
            assertThat(kept.get("country").asText()).isEqualTo("GB");
            assertThat(Instant.parse(kept.get("expiresAt").asText()))
                    .isEqualTo(now.atZone(ZoneOffset.UTC).plusMonths(24).toInstant());

            assertRefused(
                    email, Map.of("basis", "gift"), "proof.basis must be consent, existing-customer or contract.");
            assertRefused(email, Map.of("country", "Germany"), "proof.country must be a country of ISO 3166");
            assertRefused(
                    email, Map.of("expiresAt", "2001-01-01T00:00:00Z"), "proof.expiresAt must lie after proof.at.");
        }

        private void assertRefused(String email, Map<String, Object> wrong, String why) {
            Map<String, Object> proof = new HashMap<>(Map.of("source", "shop checkout", "at", now.toString()));
            proof.putAll(wrong);
            ResponseEntity<JsonNode> answer = post(email, proof);
            assertThat(answer.getStatusCode().is4xxClientError()).isTrue();
            assertThat(answer.getBody().get("detail").asText()).startsWith(why);
        }

        private ResponseEntity<JsonNode> post(String email, Map<String, Object> proof) {
            HttpHeaders headers = new HttpHeaders();
            headers.setBearerAuth("test-key");
            Object consent = Map.of("purpose", "newsletter", "status", "granted", "proof", proof);
            return http.postForEntity(
                    "/api/contacts",
                    new HttpEntity<>(Map.of("email", email, "consents", List.of(consent)), headers),
                    JsonNode.class);
        }

        private long subscriptions() {
            return log.timeline(mara, null, 100).stream()
                    .filter(event -> event.name().equals("contact.subscribed"))
                    .count();
        }

        private int history() {
            return jdbc.sql("select count(*) from consent_history where contact_id = ?")
                    .param(mara.value())
                    .query(Integer.class)
                    .single();
        }
    }
}
