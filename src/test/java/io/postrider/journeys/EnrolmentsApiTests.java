package io.postrider.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.postrider.contacts.ContactId;
import io.postrider.support.OnH2;
import io.postrider.support.OnPostgres;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.operaton.bpm.engine.ProcessEngine;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.http.HttpEntity;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** Journeys and enrolments over HTTP, and what is answered to nonsense. */
class EnrolmentsApiTests {

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
        ProcessScenario scenario;

        @Autowired
        ProcessEngine engine;

        String key;
        ContactId ada;

        @BeforeEach
        void aJourney() {
            key = TestJourneys.waiting(engine, Map.of("trigger", "api"));
            ada = scenario.somebody();
        }

        ResponseEntity<JsonNode> call(HttpMethod method, String path, String body) {
            HttpHeaders headers = new HttpHeaders();
            headers.setBearerAuth("test-key");
            headers.setContentType(MediaType.APPLICATION_JSON);
            return http.exchange("/api/journeys" + path, method, new HttpEntity<>(body, headers), JsonNode.class);
        }

        ResponseEntity<JsonNode> enrol(String body) {
            return call(HttpMethod.POST, "/" + key + "/enrolments", body);
        }

        String contact(ContactId id) {
            return "{\"contactId\": \"" + id + "\", \"variables\": {\"coupon\": \"c\", \"count\": 2, \"vip\": true}}";
        }

        @Test
        void enrolsLooksAndTakesOut() {
            ResponseEntity<JsonNode> created = enrol(contact(ada));
            assertThat(created.getStatusCode().value()).isEqualTo(201);
            JsonNode enrolment = created.getBody();
            assertThat(enrolment.get("contactId").asText()).isEqualTo(ada.toString());
            assertThat(enrolment.get("state").asText()).isEqualTo("running");
            assertThat(enrolment.get("version").asInt()).isEqualTo(1);
            assertThat(enrolment.get("variables").get("count").asInt()).isEqualTo(2);

            String one = "/" + key + "/enrolments/" + enrolment.get("id").asText();
            assertThat(call(HttpMethod.GET, one, null).getBody()).isEqualTo(enrolment);
            JsonNode left = call(HttpMethod.DELETE, one, null).getBody();
            assertThat(left.get("state").asText()).isEqualTo("left");
            assertThat(left.get("reason").asText()).isEqualTo("Taken out through the API");
            assertThat(call(HttpMethod.DELETE, one, null).getBody()).isEqualTo(left);
        }

        @Test
        void listsEnrolmentsPageByPage() {
            for (int i = 0; i < 3; i++) {
                enrol(contact(scenario.somebody()));
            }
            String list = "/" + key + "/enrolments?limit=2";
            JsonNode first = call(HttpMethod.GET, list, null).getBody();
            assertThat(first.get("items")).hasSize(2);
            JsonNode second = call(
                            HttpMethod.GET, list + "&after=" + first.get("next").asText(), null)
                    .getBody();
            assertThat(second.get("items")).hasSize(1);
            assertThat(second.get("next").isNull()).isTrue();
        }

        @Test
        void tellsAJourneyWithItsSteps() {
            enrol(contact(ada));
            JsonNode journey = call(HttpMethod.GET, "/" + key, null).getBody();
            assertThat(journey.get("trigger").asText()).isEqualTo("api");
            assertThat(journey.get("count").get("running").asInt()).isEqualTo(1);
            assertThat(journey.get("steps").findValuesAsText("step")).contains("event_dayPassed");
            assertThat(call(HttpMethod.GET, "", null).getBody().get("items").findValuesAsText("key"))
                    .contains(key);
        }

        @Test
        void refusesWithTheReason() {
            enrol(contact(ada));
            ResponseEntity<JsonNode> again = enrol(contact(ada));
            assertThat(again.getStatusCode().value()).isEqualTo(409);
            assertThat(again.getBody().get("type").asText()).isEqualTo("urn:postrider:problem:not-admitted");
            assertThat(again.getBody().get("rule").asText()).isEqualTo("reentry");
            assertThat(again.getBody().get("detail").asText()).isEqualTo("She is in this journey already.");
            assertThat(scenario.events(ada, "journey.refused")).hasSize(1);
        }

        @Test
        void knowsWhatDoesNotExist() {
            assertThat(enrol(contact(new ContactId(UUID.randomUUID())))
                            .getStatusCode()
                            .value())
                    .isEqualTo(404);
            assertThat(call(HttpMethod.GET, "/nowhere", null).getStatusCode().value())
                    .isEqualTo(404);
            assertThat(call(HttpMethod.POST, "/nowhere/enrolments", contact(ada))
                            .getStatusCode()
                            .value())
                    .isEqualTo(404);
            assertThat(call(HttpMethod.GET, "/" + key + "/enrolments/none", null)
                            .getStatusCode()
                            .value())
                    .isEqualTo(404);
            assertThat(call(HttpMethod.DELETE, "/" + key + "/enrolments/none", null)
                            .getStatusCode()
                            .value())
                    .isEqualTo(404);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "",
                    "{",
                    "[]",
                    "{}",
                    "{\"contactId\": null}",
                    "{\"contactId\": 7}",
                    "{\"contactId\": \"ada\"}",
                    "{\"contactId\": \"ADA\", \"variables\": 5}",
                    "{\"contactId\": \"ADA\", \"variables\": {\"a\": null}}",
                    "{\"contactId\": \"ADA\", \"variables\": {\"a\": [1]}}",
                    "{\"contactId\": \"ADA\", \"variables\": {\"a\": {\"b\": 1}}}",
                    "{\"contactId\": \"ADA\", \"variables\": {\"A b\": 1}}",
                    "{\"contactId\": \"ADA\", \"variables\": {\"a\": \"x\\u0000y\"}}",
                    "{\"contactId\": \"ADA\", \"variables\": {\"a\": \"x\\r\\ny\"}}",
                    "{\"contactId\": \"ADA\", \"variables\": {\"postriderAdmitted\": true}}",
                    "{\"contactId\": \"ADA\", \"journey\": \"x\"}"
                })
        void answersNonsensePrecisely(String body) {
            ResponseEntity<JsonNode> answer = enrol(body.replace("ADA", ada.toString()));
            assertThat(answer.getStatusCode().value()).as(body).isIn(400, 422);
            assertThat(answer.getBody().get("detail").asText()).isNotBlank();
            assertThat(scenario.journeys.enrolments(ada)).isEmpty();
        }

        @ParameterizedTest
        @ValueSource(strings = {"limit=0", "limit=501", "limit=x", "after=nobody"})
        void refusesImpossiblePages(String query) {
            assertThat(call(HttpMethod.GET, "/" + key + "/enrolments?" + query, null)
                            .getStatusCode()
                            .value())
                    .isEqualTo(400);
        }

        @Test
        void guardsTheEnginesOwnDoor() {
            HttpHeaders headers = new HttpHeaders();
            headers.setBearerAuth("test-key");
            headers.setContentType(MediaType.APPLICATION_JSON);
            String start = "/engine-rest/process-definition/key/" + key + "/start";
            String body = "{\"businessKey\": \"" + ada + "\"}";
            assertThat(http.postForEntity(start, new HttpEntity<>(body, headers), JsonNode.class)
                            .getStatusCode()
                            .value())
                    .isEqualTo(200);
            ResponseEntity<JsonNode> again = http.postForEntity(start, new HttpEntity<>(body, headers), JsonNode.class);
            assertThat(again.getStatusCode().value()).isEqualTo(409);
            assertThat(again.getBody().get("message").asText()).contains("She is in this journey already");
            assertThat(http.postForEntity(start, new HttpEntity<>("{}", headers), JsonNode.class)
                            .getStatusCode()
                            .value())
                    .isEqualTo(400);
        }
    }
}
