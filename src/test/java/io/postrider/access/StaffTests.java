package io.postrider.access;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.postrider.support.OnH2;
import io.postrider.support.OnPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.http.HttpEntity;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** Colleagues let in over the wire, each doing what the role allows, and let out again. */
class StaffTests {

    private static final String PASSWORD = "a-long-password";
    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"");

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
        AuditLog audit;

        @LocalServerPort
        int port;

        private final CookieManager cookies = new CookieManager();
        private final HttpClient browser =
                HttpClient.newBuilder().cookieHandler(cookies).build();

        @Test
        void letsAMarketerInButNotToTheEngine() throws Exception {
            login(user("marketer"));
            assertThat(page("/contacts").statusCode()).isEqualTo(200);
            assertThat(page("/operaton/app/cockpit/default/").statusCode()).isEqualTo(403);
        }

        @ParameterizedTest
        @CsvSource({"marketer,403,403", "analyst,200,403", "operator,403,403", "admin,200,200"})
        void letsEachRoleDoItsOwnWork(String role, int deploying, int seeingUsers) {
            String name = user(role);
            assertThat(deploy(as(name))).isEqualTo(deploying);
            assertThat(ask(HttpMethod.GET, "/api/users", null, as(name))
                            .getStatusCode()
                            .value())
                    .isEqualTo(seeingUsers);
        }

        @Test
        void endsTheSessionOfARemovedUserWithTheNextClick() throws Exception {
            String name = user("operator");
            login(name);
            assertThat(page("/contacts").statusCode()).isEqualTo(200);
            assertThat(delete("/api/users/" + name)).isEqualTo(204);
            assertThat(page("/contacts").statusCode()).isEqualTo(302);
            assertThat(page("/operaton/api/engine/engine").statusCode()).isEqualTo(401);
            make("/api/users", Map.of("name", name, "password", PASSWORD, "roles", List.of("operator")));
            assertThat(page("/contacts").statusCode())
                    .as("somebody else of her name")
                    .isEqualTo(302);
            assertThat(audit.entries(null, 100))
                    .filteredOn(it -> it.about() != null && it.about().startsWith(name))
                    .extracting(AuditLog.Entry::what)
                    .containsExactly("user added", "user removed", "user added");
        }

        @Test
        void keepsTheLastAdmin() {
            String second = user("admin");
            assertThat(delete("/api/users/" + second)).isEqualTo(204);
            assertProblem(call(HttpMethod.DELETE, "/api/users/" + second, null), 404, "user-not-found", "no user");
            for (JsonNode it :
                    call(HttpMethod.GET, "/api/users?limit=200", null).getBody().get("items")) {
                if (it.get("roles").toString().contains("admin")
                        && !it.get("name").asText().equals("admin")) {
                    assertThat(delete("/api/users/" + it.get("name").asText())).isEqualTo(204);
                }
            }
            assertProblem(call(HttpMethod.DELETE, "/api/users/admin", null), 409, "last-admin", "add another");
        }

        @Test
        void saysWhatIsWrongWithAUser() {
            refused(Map.of("name", "Rosie!", "password", PASSWORD, "roles", List.of("marketer")), "name must have");
            refused(Map.of("name", "..", "password", PASSWORD, "roles", List.of("marketer")), "begin with a letter");
            refused(Map.of("password", PASSWORD, "roles", List.of("marketer")), "name must have");
            refused(Map.of("name", "r", "password", "elevenchars", "roles", List.of("marketer")), "at least 12");
            refused(Map.of("name", "r", "password", "é".repeat(37), "roles", List.of("marketer")), "72 bytes");
            refused(Map.of("name", "r", "password", "twelve\tchars", "roles", List.of("marketer")), "one line");
            refused(Map.of("name", "r", "password", PASSWORD, "roles", List.of()), "at least one of admin, marketer");
            refused(Map.of("name", "r", "password", PASSWORD, "roles", List.of("queen")), "must be one of admin");
            refused("{\"name\":\"r\",\"password\":\"" + PASSWORD + "\",\"roles\":[null]}", "must be one of admin");
            assertProblem(call(HttpMethod.POST, "/api/users", "{\"nick\":1}"), 400, "unreadable-body", "no such field");
            String name = user("analyst");
            Object again = Map.of("name", name, "password", PASSWORD, "roles", List.of("admin"));
            assertProblem(call(HttpMethod.POST, "/api/users", again), 409, "user-name-taken", name);
            assertThat(ask(HttpMethod.GET, "/api/users", null, as(name))
                            .getStatusCode()
                            .value())
                    .as("still an analyst")
                    .isEqualTo(403);
        }

        @Test
        void listsUsersAndKeysInParts() {
            user("marketer");
            key("operator");
            for (String path : List.of("/api/users", "/api/keys")) {
                JsonNode first = call(HttpMethod.GET, path + "?limit=1", null).getBody();
                assertThat(first.get("items")).hasSize(1);
                JsonNode second = call(
                                HttpMethod.GET,
                                path + "?after=" + first.get("next").asText(),
                                null)
                        .getBody();
                assertThat(second.get("items"))
                        .isNotEmpty()
                        .doesNotContain(first.get("items").get(0));
                assertThat(second.toString()).doesNotContain("pr_", "password", "hash");
                assertProblem(call(HttpMethod.GET, path + "?limit=0", null), 400, "invalid-page", "between 1 and 200");
                assertProblem(call(HttpMethod.GET, path + "?after=!", null), 400, "invalid-page", "earlier page");
            }
        }

        @Test
        void showsAKeyOnceAndRevokesIt() {
            JsonNode made = key("analyst");
            String bearer = "Bearer " + made.get("key").asText();
            assertThat(made.get("key").asText()).startsWith("pr_");
            assertThat(deploy(bearer)).isEqualTo(200);
            assertThat(call(HttpMethod.GET, "/api/keys?limit=200", null)
                            .getBody()
                            .get("items"))
                    .filteredOn(it -> it.get("id").equals(made.get("id")))
                    .singleElement()
                    .satisfies(it -> assertThat(it.get("lastUsed").isNull()).isFalse())
                    .satisfies(it -> assertThat(it.has("key")).isFalse());
            assertThat(delete("/api/keys/" + made.get("id"))).isEqualTo(204);
            assertThat(deploy(bearer)).isEqualTo(401);
            assertProblem(call(HttpMethod.DELETE, "/api/keys/" + made.get("id"), null), 404, "key-not-found", "no key");
            assertProblem(call(HttpMethod.DELETE, "/api/keys/x", null), 404, "key-not-found", "no key");
        }

        @Test
        void keepsTheKeyInUseAndTheLastAdminKey() {
            JsonNode own = key("admin");
            String path = "/api/keys/" + own.get("id");
            String bearer = "Bearer " + own.get("key").asText();
            assertProblem(ask(HttpMethod.DELETE, path, null, bearer), 409, "key-in-use", "another one");
            JsonNode all = call(HttpMethod.GET, "/api/keys?limit=200", null).getBody();
            for (JsonNode it : all.get("items")) {
                if (it.get("role").asText().equals("admin")
                        && !it.get("name").asText().equals("environment")) {
                    assertThat(delete("/api/keys/" + it.get("id"))).isEqualTo(204);
                }
            }
            String last = all.findParents("name").stream()
                    .filter(it -> it.get("name").asText().equals("environment"))
                    .findFirst()
                    .orElseThrow()
                    .get("id")
                    .asText();
            String admin = new Basic("admin", "test-password").header();
            assertProblem(ask(HttpMethod.DELETE, "/api/keys/" + last, null, admin), 409, "last-admin-key", "last key");
        }

        @Test
        void saysWhatIsWrongWithAKeyAndKeepsNoneForRepeating() {
            Object nameless = Map.of("role", "admin");
            assertProblem(call(HttpMethod.POST, "/api/keys", nameless), 422, "invalid-key", "one line of 1 to 100");
            Object long101 = Map.of("name", "x".repeat(101), "role", "admin");
            assertProblem(call(HttpMethod.POST, "/api/keys", long101), 422, "invalid-key", "one line of 1 to 100");
            Object roleless = Map.of("name", "x");
            assertProblem(call(HttpMethod.POST, "/api/keys", roleless), 422, "invalid-key", "one of admin");
            HttpHeaders headers = headers("Bearer test-key");
            headers.set("Idempotency-Key", UUID.randomUUID().toString());
            var request = new HttpEntity<>(Map.of("name", "twice", "role", "operator"), headers);
            assertThat(http.postForObject("/api/keys", request, JsonNode.class).get("key"))
                    .isNotEqualTo(http.postForObject("/api/keys", request, JsonNode.class)
                            .get("key"));
        }

        private String user(String role) {
            String name = role + "-" + UUID.randomUUID();
            make("/api/users", Map.of("name", name, "password", PASSWORD, "roles", List.of(role)));
            return name;
        }

        private JsonNode key(String role) {
            return make("/api/keys", Map.of("name", "a " + role + "'s", "role", role));
        }

        private JsonNode make(String path, Object body) {
            var answer = call(HttpMethod.POST, path, body);
            assertThat(answer.getStatusCode().value())
                    .as("%s", answer.getBody())
                    .isEqualTo(201);
            assertThat(answer.getBody().toString()).doesNotContain(PASSWORD);
            return answer.getBody();
        }

        private void refused(Object user, String sentence) {
            assertProblem(call(HttpMethod.POST, "/api/users", user), 422, "invalid-user", sentence);
        }

        private int delete(String path) {
            return call(HttpMethod.DELETE, path, null).getStatusCode().value();
        }

        private ResponseEntity<JsonNode> call(HttpMethod method, String path, Object body) {
            return ask(method, path, body, "Bearer test-key");
        }

        private ResponseEntity<JsonNode> ask(HttpMethod method, String path, Object body, String authorization) {
            return http.exchange(path, method, new HttpEntity<>(body, headers(authorization)), JsonNode.class);
        }

        private int deploy(String authorization) {
            HttpHeaders headers = headers(authorization);
            headers.setContentType(MediaType.MULTIPART_FORM_DATA);
            var parts = new org.springframework.util.LinkedMultiValueMap<String, Object>();
            parts.add("deployment-name", "by a role");
            parts.add("by-a-role.bpmn", new ByteArrayResource(model().getBytes(StandardCharsets.UTF_8)) {
                @Override
                public String getFilename() {
                    return "by-a-role.bpmn";
                }
            });
            return http.postForEntity("/engine-rest/deployment/create", new HttpEntity<>(parts, headers), String.class)
                    .getStatusCode()
                    .value();
        }

        /** A journey of its own: the shipped one keeps its version for other tests. */
        private static String model() {
            try {
                return Files.readString(Path.of("processes/journeys/welcome-series.bpmn"))
                        .replace("\"welcome-series\"", "\"by-a-role\"");
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private void login(String name) throws Exception {
            Matcher token = TOKEN.matcher(page("/login").body());
            assertThat(token.find()).isTrue();
            String form = "username=" + name + "&password=" + PASSWORD + "&_csrf="
                    + java.net.URLEncoder.encode(token.group(1), StandardCharsets.UTF_8);
            var answer = send(HttpRequest.newBuilder(uri("/login"))
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .POST(BodyPublishers.ofString(form)));
            assertThat(answer.headers().firstValue("Location").orElseThrow()).endsWith("/");
        }

        private HttpResponse<String> page(String path) throws Exception {
            return send(HttpRequest.newBuilder(uri(path)).header("Accept", "text/html"));
        }

        private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
            return browser.send(request.build(), BodyHandlers.ofString());
        }

        private URI uri(String path) {
            return URI.create("http://localhost:" + port + path);
        }
    }

    private record Basic(String name, String password) {
        String header() {
            return "Basic " + HttpHeaders.encodeBasicAuth(name, password, null);
        }
    }

    private static String as(String name) {
        return new Basic(name, PASSWORD).header();
    }

    private static HttpHeaders headers(String authorization) {
        HttpHeaders headers = new HttpHeaders();
        headers.set(HttpHeaders.AUTHORIZATION, authorization);
        headers.setContentType(MediaType.APPLICATION_JSON);
        return headers;
    }

    private static void assertProblem(ResponseEntity<JsonNode> answer, int status, String name, String sentence) {
        assertThat(answer.getStatusCode().value()).as("%s", answer.getBody()).isEqualTo(status);
        assertThat(answer.getBody().get("type").asText()).isEqualTo("urn:postrider:problem:" + name);
        assertThat(answer.getBody().get("detail").asText()).contains(sentence);
    }
}
