package io.postrider.contacts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.postrider.support.OnH2;
import io.postrider.support.OnPostgres;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.http.HttpEntity;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.support.TransactionTemplate;

/** Being forgotten is proven, or it has not happened. */
class ErasuresTests {

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
        ErasureProofTable proofs;

        @Autowired
        TransactionTemplate transaction;

        @Autowired
        TestRestTemplate http;

        @Autowired
        Clock clock;

        @Test
        void anErasureThatWouldLeaveSomethingBehindIsNone() {
            ContactId she = somebody();
            PersonalData stubborn = new PersonalData("stubborn", contact -> List.of("kept"));
            Erasures incomplete = new Erasures(contacts, List.of(stubborn), proofs, clock);

            assertThatThrownBy(() -> transaction.executeWithoutResult(status -> incomplete.erase(she, "test")))
                    .hasMessageContaining("would have left 1 of 'stubborn' behind");
            assertThat(contacts.find(she)).isPresent();
        }

        @Test
        void anAppGetsTheProofAndItTellsNothingOfHer() {
            ContactId she = somebody();
            ResponseEntity<JsonNode> erased = send(HttpMethod.DELETE, "/api/contacts/" + she);
            assertThat(erased.getStatusCode().value()).isEqualTo(204);

            String location = erased.getHeaders().getLocation().toString();
            JsonNode proof = send(HttpMethod.GET, location).getBody();
            assertThat(proof.at("/erased/contact").intValue()).isEqualTo(1);
            assertThat(proof.get("orderedBy").asText()).isNotBlank();
            assertThat(proof.toString()).doesNotContain(she.toString(), "forgotten.example");
            String number = String.valueOf(proof.get("number").longValue() - 1);
            assertThat(send(HttpMethod.GET, "/api/erasures?limit=1&after=" + number)
                            .getBody()
                            .at("/items/0"))
                    .isEqualTo(proof);
        }

        @Test
        void saysWhatIsNoProof() {
            assertThat(send(HttpMethod.GET, "/api/erasures/" + UUID.randomUUID())
                            .getStatusCode()
                            .value())
                    .isEqualTo(404);
            assertThat(send(HttpMethod.GET, "/api/erasures/nonsense")
                            .getStatusCode()
                            .value())
                    .isEqualTo(404);
            assertThat(send(HttpMethod.GET, "/api/erasures?after=x")
                            .getStatusCode()
                            .value())
                    .isEqualTo(400);
        }

        private ContactId somebody() {
            return contacts.upsert(new NewContact(UUID.randomUUID() + "@forgotten.example", null, null, null, Map.of()))
                    .id();
        }

        private ResponseEntity<JsonNode> send(HttpMethod method, String path) {
            HttpHeaders headers = new HttpHeaders();
            headers.setBearerAuth("test-key");
            return http.exchange(path, method, new HttpEntity<>(headers), JsonNode.class);
        }
    }
}
