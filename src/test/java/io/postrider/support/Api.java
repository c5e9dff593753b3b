package io.postrider.support;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.http.HttpEntity;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** Talks to the server as an app with the installation's key. */
public record Api(TestRestTemplate http) {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** What came back. @param json the body, missing when there is none */
    public record Answer(int status, JsonNode json, HttpHeaders headers) {

        public String at(String pointer) {
            return json.at(pointer).asText();
        }

        /** The kind of problem, {@code urn:postrider:problem:} left out; empty when there is none. */
        public String problem() {
            return json.path("type").asText().replace("urn:postrider:problem:", "");
        }
    }

    public Answer get(String path) {
        return send(HttpMethod.GET, path, null);
    }

    public Answer post(String path, String body) {
        return send(HttpMethod.POST, path, body);
    }

    public Answer patch(String path, String body) {
        return send(HttpMethod.PATCH, path, body);
    }

    public Answer delete(String path) {
        return send(HttpMethod.DELETE, path, null);
    }

    /** The path is sent as it is, without templates. */
    public Answer send(HttpMethod method, String path, String body) {
        HttpHeaders headers = new HttpHeaders();
        headers.setBearerAuth("test-key");
        headers.setContentType(MediaType.APPLICATION_JSON);
        ResponseEntity<String> answer = http.exchange(
                java.net.URI.create(http.getRootUri() + path), method, new HttpEntity<>(body, headers), String.class);
        return new Answer(answer.getStatusCode().value(), json(answer.getBody()), answer.getHeaders());
    }

    private static JsonNode json(String body) {
        try {
            return body == null ? JSON.missingNode() : JSON.readTree(body);
        } catch (JsonProcessingException e) {
            throw new AssertionError("not JSON: " + body, e);
        }
    }
}
