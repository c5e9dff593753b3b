package io.postrider.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.postrider.support.OnH2;
import io.postrider.support.OnPostgres;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.http.client.ClientHttpRequestFactorySettings.Redirects;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.http.HttpEntity;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.ResponseEntity;
import org.springframework.http.client.ClientHttpResponse;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.web.client.RestTemplate;

/** Who gets in where, over the wire. */
class DoorsTests {

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
        ApiKeys keys;

        @Autowired
        AuditLog audit;

        @Test
        void tellsProgramsWhatIsMalformedAsAProblem() {
            assertProblem(brew("/api/contacts"), "bad-request");
            assertProblem(ask(HttpMethod.GET, "/api/contacts;x=1", null, "*/*"), "bad-request");
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "/api",
                    "/api/contacts",
                    "/api/no/such",
                    "/engine-rest/engine",
                    "/engine-rest",
                    "/actuator",
                    "/actuator/metrics"
                })
        void asksProgramsForAKeyAndNeverRedirects(String path) {
            for (String authorization :
                    new String[] {null, "Bearer wrong", "Basic !!!", basic("admin", "wrong"), "Digest x"}) {
                ResponseEntity<String> answer = ask(HttpMethod.GET, path, authorization, "text/html");
                assertThat(answer.getStatusCode().value())
                        .as(path + " " + authorization)
                        .isEqualTo(401);
                assertProblem(answer, "no-valid-key");
                assertThat(answer.getHeaders().get(HttpHeaders.WWW_AUTHENTICATE))
                        .hasSize(2);
                assertThat(answer.getHeaders().get(HttpHeaders.SET_COOKIE)).isNull();
            }
        }

        @ParameterizedTest
        @ValueSource(strings = {"/actuator/health", "/actuator/health/liveness", "/actuator/health/readiness"})
        void letsEverybodySeeThatItIsHealthy(String path) {
            assertThat(ask(HttpMethod.GET, path, null, "*/*").getStatusCode().value())
                    .isEqualTo(200);
        }

        @Test
        void takesAKeyAsBearerAndAsBasicAndAPassword() {
            for (String authorization : new String[] {
                "Bearer test-key", "bearer test-key", basic("anything", "test-key"), basic("Admin", "test-password")
            }) {
                ResponseEntity<String> answer = ask(HttpMethod.GET, "/api/no/such", authorization, "text/html");
                assertThat(answer.getStatusCode().value()).as(authorization).isEqualTo(404);
                assertProblem(answer, null);
            }
        }

        @Test
        void tellsARoleWhatItMayNotDo() {
            String marketer = "Bearer " + keys.create("marketer's", Role.MARKETER, "test");
            String operator = "Bearer " + keys.create("operator's", Role.OPERATOR, "test");
            String analyst = "Bearer " + keys.create("analyst's", Role.ANALYST, "test");
            assertThat(post("/engine-rest/deployment/create", marketer)).isEqualTo(403);
            assertThat(post("/engine-rest/deployment/create", operator)).isEqualTo(403);
            assertThat(post("/engine-rest/deployment/create", analyst)).isNotEqualTo(403);
            assertThat(ask(HttpMethod.PUT, "/engine-rest/job/no-such/retries", operator, "*/*")
                            .getStatusCode()
                            .value())
                    .isNotEqualTo(403);
            assertThat(ask(HttpMethod.PUT, "/engine-rest/job/no-such/retries", marketer, "*/*")
                            .getStatusCode()
                            .value())
                    .isEqualTo(403);
            assertThat(post("/api/no-such", operator)).isEqualTo(403);
            assertThat(post("/api/no-such", marketer)).isEqualTo(404);
            assertThat(ask(HttpMethod.GET, "/api/keys", marketer, "*/*")
                            .getStatusCode()
                            .value())
                    .isEqualTo(403);
            assertThat(ask(HttpMethod.GET, "/api/no-such", operator, "*/*")
                            .getStatusCode()
                            .value())
                    .isEqualTo(404);
            assertProblem(ask(HttpMethod.GET, "/actuator/metrics", marketer, "text/html"), "role-not-allowed");
        }

        @Test
        void remembersRoughlyWhenAKeyWasUsedAndForgetsARevokedOne() {
            String key = keys.create("short-lived", Role.OPERATOR, "test");
            ApiKeys.ApiKey before = keys.all().get(keys.all().size() - 1);
            assertThat(before.lastUsedAt()).isNull();
            ask(HttpMethod.GET, "/api/no-such", "Bearer " + key, "*/*");
            ApiKeys.ApiKey once = keys.find(key).orElseThrow();
            assertThat(once.lastUsedAt()).isNotNull();
            assertThat(keys.find(key).orElseThrow().lastUsedAt()).isEqualTo(once.lastUsedAt());
            assertThat(keys.revoke(before.id(), "test")).isTrue();
            assertThat(ask(HttpMethod.GET, "/api/no-such", "Bearer " + key, "*/*")
                            .getStatusCode()
                            .value())
                    .isEqualTo(401);
            assertThat(audit.entries(null, 10))
                    .extracting(AuditLog.Entry::what)
                    .contains("api key added", "api key first used", "api key revoked");
            assertThat(audit.entries(null, 100)).noneMatch(it -> it.toString().contains(key));
        }

        @Test
        void sendsBrowsersToTheLogin() {
            ResponseEntity<String> answer = ask(HttpMethod.GET, "/contacts", null, "text/html");
            assertThat(answer.getStatusCode().value()).isEqualTo(302);
            assertThat(answer.getHeaders().getLocation().getPath()).isEqualTo("/login");
            assertThat(ask(HttpMethod.GET, "/operaton/api/engine/engine", null, "*/*")
                            .getStatusCode()
                            .value())
                    .isEqualTo(401);
        }

        private int post(String path, String authorization) {
            return ask(HttpMethod.POST, path, authorization, "*/*")
                    .getStatusCode()
                    .value();
        }

        /** A method nobody knows (RFC 2324); Spring's client refuses to ask that way. */
        private ResponseEntity<String> brew(String path) {
            return new RestTemplate(new JdkClientHttpRequestFactory()) {
                @Override
                protected void handleResponse(URI url, HttpMethod method, ClientHttpResponse response) {
                    // Whatever comes is the answer.
                }
            }.exchange(http.getRootUri() + path, HttpMethod.valueOf("BREW"), null, String.class);
        }

        private ResponseEntity<String> ask(HttpMethod method, String path, String authorization, String accept) {
            HttpHeaders headers = new HttpHeaders();
            headers.set(HttpHeaders.ACCEPT, accept);
            if (authorization != null) {
                headers.set(HttpHeaders.AUTHORIZATION, authorization);
            }
            return http.withRedirects(Redirects.DONT_FOLLOW)
                    .exchange(path, method, new HttpEntity<>(headers), String.class);
        }
    }

    private static void assertProblem(ResponseEntity<String> answer, String name) {
        assertThat(answer.getHeaders().getContentType().toString()).startsWith("application/problem+json");
        assertThat(answer.getBody())
                .contains("\"status\":" + answer.getStatusCode().value());
        if (name != null) {
            assertThat(answer.getBody()).contains("urn:postrider:problem:" + name);
        }
    }

    private static String basic(String name, String password) {
        return "Basic " + Base64.getEncoder().encodeToString((name + ":" + password).getBytes(StandardCharsets.UTF_8));
    }
}
