package io.postrider.journeys.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.postrider.support.OnH2;
import io.postrider.support.OnPostgres;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.operaton.bpm.engine.ProcessEngine;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.http.HttpEntity;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.util.LinkedMultiValueMap;

/** The engine over HTTP: what is offered works with a key or a login, everything else is closed. */
class EngineDoorTests {

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
        ProcessEngine engine;

        ResponseEntity<JsonNode> send(HttpMethod method, String path, Object body) {
            HttpHeaders headers = new HttpHeaders();
            headers.setBearerAuth("test-key");
            if (body != null) {
                headers.setContentType(MediaType.APPLICATION_JSON);
            }
            return http.exchange(path, method, new HttpEntity<>(body, headers), JsonNode.class);
        }

        ResponseEntity<JsonNode> deploy(String name, String content) {
            HttpHeaders headers = new HttpHeaders();
            headers.setBearerAuth("test-key");
            headers.setContentType(MediaType.MULTIPART_FORM_DATA);
            LinkedMultiValueMap<String, Object> form = new LinkedMultiValueMap<>();
            form.add("deployment-name", "from a test");
            form.add(name, new ByteArrayResource(content.getBytes(StandardCharsets.UTF_8)) {
                @Override
                public String getFilename() {
                    return name;
                }
            });
            return http.exchange(
                    "/engine-rest/deployment/create", HttpMethod.POST, new HttpEntity<>(form, headers), JsonNode.class);
        }

        @Test
        void isClosedWithoutAKey() {
            assertThat(http.getForEntity("/engine-rest/engine", String.class)
                            .getStatusCode()
                            .value())
                    .isEqualTo(401);
        }

        @Test
        void answersForItsOwnEngineWithAKeyAndWithALogin() {
            String key = TestModels.deploy(engine, start -> start.endEvent("endEvent_done"));
            String path = "/engine-rest/process-definition/key/" + key;
            assertThat(send(HttpMethod.GET, path, null).getBody().path("key").asText())
                    .isEqualTo(key);
            assertThat(http.withBasicAuth("admin", "test-password")
                            .getForEntity(path, JsonNode.class)
                            .getStatusCode()
                            .value())
                    .isEqualTo(200);
        }

        @ParameterizedTest
        @CsvSource({
            "GET,/engine-rest/user",
            "POST,/engine-rest/user/create",
            "GET,/engine-rest/authorization",
            "GET,/engine-rest/metrics",
            "GET,/engine-rest/telemetry/data",
            "GET,/engine-rest/schema/log",
            "POST,/engine-rest/condition",
            "POST,/engine-rest/process-instance/delete",
            "DELETE,/engine-rest/deployment/x",
            "POST,/engine-rest/engine/default/user/create",
            "GET,/engine-rest/task/../user",
            "GET,/engine-rest/nothing"
        })
        void whatIsNotOfferedIsRefused(HttpMethod method, String path) {
            assertThat(send(method, path, method == HttpMethod.POST ? Map.of() : null)
                            .getStatusCode()
                            .value())
                    .isBetween(400, 404);
        }

        /** Below the same doors, spelt so that a careless reader takes them for something else. */
        @ParameterizedTest
        @CsvSource({
            "/engine-rest/%75ser",
            "/%65ngine-rest/user",
            "/engine-rest/engine/default/%75ser",
            "/engine-rest/task/%252e%252e"
        })
        void spellingAPathDifferentlyOpensNothing(String path) {
            HttpHeaders headers = new HttpHeaders();
            headers.setBearerAuth("test-key");
            var answer = http.exchange(
                    URI.create(http.getRootUri() + path), HttpMethod.GET, new HttpEntity<>(headers), String.class);
            assertThat(answer.getStatusCode().value()).as(path).isBetween(400, 404);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {"message", "process-definition/key/welcome-series/start", "process-instance/x/modification"})
        void aBodyOfNullIsRefused(String path) {
            HttpHeaders headers = new HttpHeaders();
            headers.setBearerAuth("test-key");
            headers.setContentType(MediaType.APPLICATION_JSON);
            var answer = http.postForEntity("/engine-rest/" + path, new HttpEntity<>("null", headers), JsonNode.class);
            assertThat(answer.getStatusCode().value())
                    .as("%s", answer.getBody())
                    .isEqualTo(400);
        }

        @Test
        void queriesWithExpressionsAreRefused() {
            assertThat(send(HttpMethod.GET, "/engine-rest/task?assigneeExpression=x", null)
                            .getStatusCode()
                            .value())
                    .isEqualTo(400);
            assertThat(send(HttpMethod.POST, "/engine-rest/task", Map.of("assigneeExpression", "${''.getClass()}"))
                            .getStatusCode()
                            .is4xxClientError())
                    .isTrue();
        }

        @Test
        void aGoodModelIsDeployedAndItsVersionComesBack() throws Exception {
            String key = "deployed-" + UUID.randomUUID().toString().substring(0, 8);
            String model = Files.readString(Path.of("processes/journeys/welcome-series.bpmn"))
                    .replace("\"welcome-series\"", "\"" + key + "\"");
            ResponseEntity<JsonNode> answer = deploy(key + ".bpmn", model);
            assertThat(answer.getStatusCode().value())
                    .as("%s", answer.getBody())
                    .isEqualTo(200);
            assertThat(answer.getBody().findValuesAsText("key")).contains(key);
        }

        @Test
        void aModelAgainstTheRulesIsRefusedWithElementIds() throws Exception {
            String model = Files.readString(Path.of("processes/journeys/welcome-series.bpmn"))
                    .replace(">${clicked}<", ">${''.getClass()}<");
            ResponseEntity<JsonNode> answer = deploy("welcome-series.bpmn", model);
            assertThat(answer.getStatusCode().value()).isEqualTo(400);
            JsonNode error = answer.getBody()
                    .path("details")
                    .path("welcome-series.bpmn")
                    .path("errors")
                    .path(0);
            assertThat(error.path("mainElementId").asText()).isEqualTo("flow_clickedYes");
            assertThat(error.path("message").asText()).contains("getClass");
        }

        @Test
        void aNativeStartOfAJourneyPassesAdmission() {
            ResponseEntity<JsonNode> answer = send(
                    HttpMethod.POST,
                    "/engine-rest/process-definition/key/welcome-series/start",
                    Map.of("businessKey", UUID.randomUUID().toString()));
            assertThat(answer.getStatusCode().is4xxClientError()).isTrue();
            assertThat(answer.getBody().path("message").asText()).contains("contact");
        }

        @Test
        void whatOperatorsDoIsRememberedUnderTheirName() {
            String key = TestModels.deploy(engine, start -> start.intermediateCatchEvent("event_waited")
                    .timerWithDuration("P2D")
                    .endEvent("endEvent_done"));
            String instance =
                    engine.getRuntimeService().startProcessInstanceByKey(key).getId();
            http.withBasicAuth("admin", "test-password")
                    .put("/engine-rest/process-instance/" + instance + "/suspended", Map.of("suspended", true));
            assertThat(engine.getHistoryService()
                            .createUserOperationLogQuery()
                            .processInstanceId(instance)
                            .list())
                    .anySatisfy(entry -> assertThat(entry.getUserId()).isEqualTo("admin"));
        }

        @Test
        void theEngineKnowsThePeopleOfTheConsoleAndCannotAddToThem() {
            assertThat(engine.getIdentityService().isReadOnly()).isTrue();
            assertThat(engine.getIdentityService()
                            .createUserQuery()
                            .userId("admin")
                            .count())
                    .isEqualTo(1);
            assertThat(engine.getIdentityService()
                            .createGroupQuery()
                            .groupMember("admin")
                            .list())
                    .anySatisfy(group -> assertThat(group.getId()).isEqualTo("admin"));
            assertThat(engine.getIdentityService().checkPassword("admin", "test-password"))
                    .isTrue();
            assertThat(engine.getIdentityService().checkPassword("admin", "wrong"))
                    .isFalse();
        }
    }
}
