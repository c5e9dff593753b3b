package io.postrider.contacts.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.postrider.support.Api;
import io.postrider.support.Api.Answer;
import io.postrider.support.OnH2;
import io.postrider.support.OnPostgres;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.http.HttpEntity;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The contract of /api/contacts, over the wire. */
class ContactsEndpointTests {

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
        JdbcClient jdbc;

        Api api;
        final String email = "mara." + UUID.randomUUID() + "@fernandkettle.example";

        @BeforeEach
        void anApp() {
            api = new Api(http);
        }

        @Test
        void keepsNoAnswerAboutHerWhoIsForgotten() {
            String secret = "only-hers-" + UUID.randomUUID();
            HttpHeaders headers = new HttpHeaders();
            headers.setBearerAuth("test-key");
            headers.setContentType(MediaType.APPLICATION_JSON);
            headers.set("Idempotency-Key", secret);
            String body = "{\"email\": \"%s@example.com\"}".formatted(secret);
            JsonNode created = http.exchange(
                            "/api/contacts", HttpMethod.POST, new HttpEntity<>(body, headers), JsonNode.class)
                    .getBody();
            assertThat(answersWith(secret)).isEqualTo(1);

            http.exchange(
                    "/api/contacts/" + created.get("id").asText(),
                    HttpMethod.DELETE,
                    new HttpEntity<>(headers),
                    Void.class);

            assertThat(answersWith(secret)).isZero();
        }

        private long answersWith(String text) {
            return jdbc.sql("select count(*) from idempotency_key where body like :about")
                    .param("about", "%" + text + "%")
                    .query(Long.class)
                    .single();
        }

        @Test
        void createsAContactWithEverythingToldAndFindsHerAgain() {
            Answer created = api.post(
                    "/api/contacts",
                    """
                    {"email": "%s", "externalId": "shop-%s", "timeZone": "Europe/Paris", "locale": "fr-FR",
                     "attributes": {"firstName": "Mara", "visits": 3, "likes": ["green", "oolong"], "address": {"city": "Bath"}},
                     "consents": [
                       {"purpose": "newsletter", "status": "granted",
                        "proof": {"source": "shop checkout", "at": "2026-03-02T09:14:00Z", "ip": "203.0.113.7",
                                  "wording": "Yes.", "form": "checkout", "formVersion": "3"}},
                       {"purpose": "offers", "status": "pending"}]}
                    """
                            .formatted(email, email));

            assertThat(created.status()).isEqualTo(201);
            String id = created.at("/id");
            assertThat(created.headers().getLocation()).hasPath("/api/contacts/" + id);
            Answer read = api.get("/api/contacts/" + id);
            assertThat(read.json()).isEqualTo(created.json());
            assertThat(read.at("/email")).isEqualTo(email);
            assertThat(read.at("/timeZone")).isEqualTo("Europe/Paris");
            assertThat(read.at("/locale")).isEqualTo("fr-FR");
            assertThat(read.at("/attributes/address/city")).isEqualTo("Bath");
            assertThat(read.at("/consents/0/status")).isEqualTo("granted");
            assertThat(read.at("/consents/0/changedAt")).isEqualTo("2026-03-02T09:14:00Z");
            assertThat(read.at("/consents/0/proof/formVersion")).isEqualTo("3");
            assertThat(read.at("/consents/1/status")).isEqualTo("pending");
            assertThat(timeline(id)).containsExactlyInAnyOrder("contact.subscribed", "consent.requested");
        }

        @Test
        void answersWithTheSameIdWhenTheAddressExists() {
            String id = create();
            Answer again = api.post(
                    "/api/contacts", "{\"email\": \"%s\", \"attributes\": {\"a\": 1}}".formatted(email.toUpperCase()));

            assertThat(again.status()).isEqualTo(200);
            assertThat(again.at("/id")).isEqualTo(id);
            assertThat(again.at("/attributes/a")).isEqualTo("1");
        }

        @Test
        void changesOnlyWhatIsTold() {
            String id = create();
            api.post(
                    "/api/contacts",
                    "{\"email\": \"%s\", \"timeZone\": \"Europe/Paris\", \"attributes\": {\"one\": 1, \"two\": 2}}"
                            .formatted(email));

            Answer changed = api.patch(
                    "/api/contacts/" + id,
                    "{\"timeZone\": null, \"locale\": \"en-GB\", \"attributes\": {\"one\": null, \"three\": 3}}");

            assertThat(changed.status()).isEqualTo(200);
            assertThat(changed.json().get("timeZone").isNull()).isTrue();
            assertThat(changed.at("/locale")).isEqualTo("en-GB");
            assertThat(changed.json().get("attributes").toString()).isEqualTo("{\"two\":2,\"three\":3}");
            assertThat(api.get("/api/contacts/" + id).json()).isEqualTo(changed.json());
        }

        @Test
        void findsByAddressAndExternalIdAndPagesThroughAll() {
            String id = create();
            create("other." + email);
            assertThat(api.get("/api/contacts?email=" + email).at("/items/0/id"))
                    .isEqualTo(id);
            assertThat(api.get("/api/contacts?email=nobody@example.com").json().get("items"))
                    .isEmpty();
            assertThat(api.get("/api/contacts?externalId=none").json().get("items"))
                    .isEmpty();

            List<String> seen = new ArrayList<>();
            String after = "";
            do {
                Answer page = api.get("/api/contacts?limit=2" + after);
                page.json().get("items").forEach(item -> seen.add(item.get("id").asText()));
                after = page.json().get("next").isNull() ? null : "&after=" + page.at("/next");
            } while (after != null);
            assertThat(seen).contains(id).doesNotHaveDuplicates();
        }

        @Test
        void forgetsAContact() {
            String id = create();
            assertThat(api.delete("/api/contacts/" + id).status()).isEqualTo(204);
            assertThat(api.delete("/api/contacts/" + id).problem()).isEqualTo("contact-not-found");
            assertThat(api.get("/api/contacts/" + id).status()).isEqualTo(404);
            assertThat(api.get("/api/contacts/" + id + "/timeline").status()).isEqualTo(404);
        }

        @Test
        void anExternalIdOrAddressOfSomebodyElseIsAConflict() {
            String id = create();
            String other = create("other." + email);
            api.patch("/api/contacts/" + id, "{\"externalId\": \"%s\"}".formatted(email));

            Answer taken = api.patch("/api/contacts/" + other, "{\"externalId\": \"%s\"}".formatted(email));
            assertThat(taken.status()).isEqualTo(409);
            assertThat(taken.problem()).isEqualTo("external-id-taken");
            Answer address = api.patch("/api/contacts/" + other, "{\"email\": \"%s\"}".formatted(email));
            assertThat(address.problem()).isEqualTo("address-taken");
            Answer third = api.post(
                    "/api/contacts", "{\"email\": \"third.%s\", \"externalId\": \"%s\"}".formatted(email, email));
            assertThat(third.status()).isEqualTo(409);
            assertThat(api.get("/api/contacts?email=third." + email).json().get("items"))
                    .isEmpty();
        }

        @Test
        void sameAddressManyTimesAtOnceIsOneContactAndNoFailure() {
            List<Answer> answers = IntStream.range(0, 16)
                    .mapToObj(i -> CompletableFuture.supplyAsync(() -> api.post(
                            "/api/contacts",
                            "{\"email\": \"%s\", \"consents\": [{\"purpose\": \"newsletter\", \"status\": \"granted\", \"proof\": {\"source\": \"x\", \"at\": \"2026-01-01T00:00:00Z\"}}]}"
                                    .formatted(email))))
                    .toList()
                    .stream()
                    .map(CompletableFuture::join)
                    .toList();

            assertThat(answers.stream().filter(answer -> answer.status() == 201))
                    .hasSize(1);
            assertThat(answers.stream().filter(answer -> answer.status() == 200))
                    .hasSize(15);
            assertThat(answers.stream().map(answer -> answer.at("/id")).distinct())
                    .hasSize(1);
            assertThat(timeline(answers.get(0).at("/id"))).containsExactly("contact.subscribed");
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                quoteCharacter = '~',
                value = {
                    "{'email': 'no address'} | 422 | invalid-email-address",
                    "{} | 422 | invalid-email-address",
                    "{'email': 'a@example.com\\r\\nBcc: b@example.com'} | 422 | invalid-email-address",
                    "{'email': 'a@example.com\\u0000'} | 400 | unreadable-body",
                    "{'email': 'MAIL', 'timeZone': 'Europe/Atlantis'} | 422 | invalid-contact",
                    "{'email': 'MAIL', 'timeZone': ''} | 422 | invalid-contact",
                    "{'email': 'MAIL', 'locale': 'no locale at all'} | 422 | invalid-contact",
                    "{'email': 'MAIL', 'externalId': ''} | 422 | invalid-contact",
                    "{'email': 'MAIL', 'externalId': 'a\\nb'} | 422 | invalid-contact",
                    "{'email': 'MAIL', 'nonsense': 1} | 400 | unreadable-body",
                    "{'email': 'MAIL', 'attributes': {'a': 'x\\u0000y'}} | 400 | unreadable-body",
                    "{'email': 'MAIL', 'attributes': {'a\\u0000': 1}} | 400 | unreadable-body",
                    "{'email': 'MAIL', 'attributes': {'a': '\\ud800'}} | 400 | unreadable-body",
                    "{'email': 'MAIL', 'attributes': {'': 1}} | 422 | invalid-contact",
                    "{'email': 'MAIL', 'attributes': {'a': 1e400}} | 422 | invalid-contact",
                    "{'email': 'MAIL', 'attributes': {'a': 123456789012345678901234567890123456789012345678}} | 422 | invalid-contact",
                    "{'email': 'MAIL', 'attributes': {'a': [[[[[1]]]]]}} | 422 | invalid-contact",
                    "{'email': 'MAIL', 'attributes': []} | 400 | unreadable-body",
                    "{'email': 'MAIL', 'attributes': 'text'} | 400 | unreadable-body",
                    "{'email': 'MAIL', 'consents': [null]} | 422 | invalid-contact",
                    "{'email': 'MAIL', 'consents': [{'purpose': 'newsletter'}]} | 422 | invalid-contact",
                    "{'email': 'MAIL', 'consents': [{'purpose': 'newsletter', 'status': 'maybe'}]} | 422 | invalid-contact",
                    "{'email': 'MAIL', 'consents': [{'purpose': 'nonsense', 'status': 'pending'}]} | 422 | unknown-purpose",
                    "{'email': 'MAIL', 'consents': [{'purpose': 'transactional', 'status': 'pending'}]} | 422 | purpose-needs-no-consent",
                    "{'email': 'MAIL', 'consents': [{'purpose': 'newsletter', 'status': 'granted'}]} | 422 | unusable-proof",
                    "{'email': 'MAIL', 'consents': [{'purpose': 'newsletter', 'status': 'granted', 'proof': {'source': 'x'}}]} | 422 | unusable-proof",
                    "{'email': 'MAIL', 'consents': [{'purpose': 'newsletter', 'status': 'granted', 'proof': {'source': 'x', 'at': '9999-01-01T00:00:00Z'}}]} | 422 | unusable-proof",
                    "{'email': 'MAIL', 'consents': [{'purpose': 'newsletter', 'status': 'granted', 'proof': {'source': 'x', 'at': '+999999999-01-01T00:00:00Z'}}]} | 422 | unusable-proof",
                    "{'email': 'MAIL', 'consents': [{'purpose': 'newsletter', 'status': 'granted', 'proof': {'source': 'x', 'at': 'yesterday'}}]} | 400 | unreadable-body",
                    "{'email': 'MAIL', 'consents': [{'purpose': 'newsletter', 'status': 'granted', 'proof': {'source': 'x', 'at': 1e300}}]} | 422 | unusable-proof",
                    "{'email': 'MAIL', 'consents': {}} | 400 | unreadable-body",
                    "{'email': 'MAIL' | 400 | unreadable-body",
                    "[] | 400 | unreadable-body",
                    "null | 400 | unreadable-body",
                    "{'email': ['MAIL']} | 400 | unreadable-body",
                    "{'email': {}} | 400 | unreadable-body",
                })
        void refusesPreciselyAndKeepsNothing(String body, int status, String problem) {
            String whole = body.strip().replace('\'', '"').replace("MAIL", email);
            Answer answer = api.post("/api/contacts", whole);

            assertThat(answer.status()).as(answer.json().toString()).isEqualTo(status);
            assertThat(answer.problem()).isEqualTo(problem);
            assertThat(answer.at("/detail")).isNotBlank();
            assertThat(api.get("/api/contacts?email=" + email).json().get("items"))
                    .as("nothing half-written")
                    .isEmpty();
        }

        @Test
        void refusesTooMuchOfEverything() {
            StringBuilder many = new StringBuilder("\"a\": 1");
            for (int i = 0; i < 201; i++) {
                many.append(", \"a").append(i).append("\": 1");
            }
            for (String attributes : List.of(
                            many,
                            "\"a\": \"" + "x".repeat(4001) + "\"",
                            "\"" + "n".repeat(101) + "\": 1",
                            "\"a\": [" + "1,".repeat(1000) + "1]",
                            "\"a\": " + "[".repeat(900) + "]".repeat(900))
                    .stream()
                    .map(Object::toString)
                    .toList()) {
                Answer answer = api.post(
                        "/api/contacts", "{\"email\": \"%s\", \"attributes\": {%s}}".formatted(email, attributes));
                assertThat(answer.status()).isEqualTo(422);
                assertThat(answer.problem()).isEqualTo("invalid-contact");
            }
            String deep = "{\"email\": \"%s\", \"attributes\": {\"a\": %s%s}}"
                    .formatted(email, "[".repeat(5000), "]".repeat(5000));
            assertThat(api.post("/api/contacts", deep).status()).isEqualTo(400);
            String digits = "{\"email\": \"%s\", \"attributes\": {\"a\": %s}}".formatted(email, "9".repeat(5000));
            assertThat(api.post("/api/contacts", digits).status()).isEqualTo(400);
            assertThat(api.post("/api/contacts", "{\"email\": \"%s\"}".formatted(email))
                            .status())
                    .as("the next request works")
                    .isEqualTo(201);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "{\"email\": null}",
                    "{\"email\": 5}",
                    "{\"attributes\": null}",
                    "{\"attributes\": 1}",
                    "{\"timeZone\": 1}",
                    "{\"nonsense\": 1}",
                    "{\"id\": \"x\"}",
                    "{\"attributes\": {\"a\": 1e999}}"
                })
        void refusesChangesThatMakeNoSense(String body) {
            String id = create();
            Answer answer = api.patch("/api/contacts/" + id, body);
            assertThat(answer.status()).isEqualTo(422);
            assertThat(answer.problem()).isEqualTo("invalid-contact");
        }

        @ParameterizedTest
        @ValueSource(strings = {"?limit=0", "?limit=201", "?limit=x", "?limit=99999999999", "?after=x"})
        void refusesPagesThatMakeNoSense(String query) {
            assertThat(api.get("/api/contacts" + query).status()).isEqualTo(400);
        }

        @ParameterizedTest
        @ValueSource(strings = {"?email=%00", "?email=x", "?externalId=%00", "?email=a%0D%0A@example.com"})
        void findsNobodyUnderNonsense(String query) {
            Answer answer = api.get("/api/contacts" + query);
            assertThat(answer.status()).isIn(200, 400);
            assertThat(answer.json().path("items")).isEmpty();
        }

        @ParameterizedTest
        @ValueSource(strings = {"x", "00000000-0000-0000-0000-000000000000", "%27%20or%201=1"})
        void knowsNobodyOfAnotherId(String id) {
            assertThat(api.get("/api/contacts/" + id).problem()).isEqualTo("contact-not-found");
            assertThat(api.patch("/api/contacts/" + id, "{}").problem()).isEqualTo("contact-not-found");
            assertThat(api.delete("/api/contacts/" + id).problem()).isEqualTo("contact-not-found");
        }

        private String create() {
            return create(email);
        }

        private String create(String address) {
            Answer created = api.post("/api/contacts", "{\"email\": \"%s\"}".formatted(address));
            assertThat(created.status()).isEqualTo(201);
            return created.at("/id");
        }

        private List<String> timeline(String id) {
            List<String> names = new ArrayList<>();
            api.get("/api/contacts/" + id + "/timeline")
                    .json()
                    .get("items")
                    .forEach(item -> names.add(item.get("name").asText()));
            return names;
        }

        @Test
        void forgetsWhatAnAppWasAnsweredAboutHer() {
            HttpHeaders headers = new HttpHeaders();
            headers.setBearerAuth("test-key");
            headers.setContentType(MediaType.APPLICATION_JSON);
            headers.set("Idempotency-Key", email);
            var request = new HttpEntity<>("{\"email\": \"%s\"}".formatted(email), headers);
            String first = http.postForObject("/api/contacts", request, JsonNode.class)
                    .path("id")
                    .asText();
            assertThat(api.delete("/api/contacts/" + first).status()).isEqualTo(204);
            String again = http.postForObject("/api/contacts", request, JsonNode.class)
                    .path("id")
                    .asText();
            assertThat(again).as("done anew, not answered from memory").isNotEqualTo(first);
        }

        @ParameterizedTest
        @ValueSource(strings = {"\\\"a b\\\"@shop.example", "\\\"a,b\\\"@shop.example", "<mara@shop.example>"})
        void takesNoAddressThatIsMoreThanAnAddress(String address) {
            Answer answer = api.post("/api/contacts", "{\"email\": \"%s\"}".formatted(address));
            assertThat(answer.status()).isEqualTo(422);
            assertThat(answer.problem()).isEqualTo("invalid-email-address");
        }
    }
}
