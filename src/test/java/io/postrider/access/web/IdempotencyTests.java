package io.postrider.access.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.postrider.access.AuditLog;
import io.postrider.support.OnH2;
import io.postrider.support.OnPostgres;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

/** A POST that is repeated with its key is done once; here the deed is a line in the audit log. */
class IdempotencyTests {

    @Nested
    @OnH2
    class H2 extends Contract {}

    @Nested
    @OnPostgres
    class Postgres extends Contract {}

    abstract static class Contract {
        @Autowired
        IdempotencyFilter filter;

        @Autowired
        AuditLog audit;

        private final String key = UUID.randomUUID().toString();

        @Test
        void repeatsTheFirstAnswerWordForWord() throws Exception {
            MockHttpServletResponse first = post(key, "ann", "{\"tea\":\"grün\"}", 201);
            MockHttpServletResponse again = post(key, "ann", "{\"tea\":\"grün\"}", 500);
            assertThat(again.getStatus()).isEqualTo(201);
            assertThat(again.getContentAsByteArray()).isEqualTo(first.getContentAsByteArray());
            assertThat(again.getContentType()).isEqualTo(first.getContentType());
            assertThat(again.getHeader("Location")).isEqualTo("/api/teas/1");
            assertThat(first.getHeader("Idempotency-Replayed")).isNull();
            assertThat(again.getHeader("Idempotency-Replayed")).isEqualTo("true");
            assertThat(deeds()).isEqualTo(1);
        }

        @Test
        void refusesTheKeyForAnotherRequest() throws Exception {
            post(key, "ann", "{}", 201);
            MockHttpServletResponse other = post(key, "ann", "{ }", 201);
            assertThat(other.getStatus()).isEqualTo(422);
            assertThat(other.getContentType()).isEqualTo("application/problem+json");
            assertThat(other.getContentAsString()).contains("urn:postrider:problem:idempotency-key-reused");
            assertThat(deeds()).isEqualTo(1);
        }

        @Test
        void keepsCallersApart() throws Exception {
            post(key, "ann", "{}", 201);
            assertThat(post(key, "bob", "{ }", 202).getStatus()).isEqualTo(202);
            assertThat(deeds()).isEqualTo(2);
        }

        @Test
        void leavesNothingOfARefusalOrAFailureAndLetsItBeTriedAgain() throws Exception {
            assertThat(post(key, "ann", "{}", 400).getStatus()).isEqualTo(400);
            assertThatThrownBy(() -> post(key, "ann", "{}", 0)).isInstanceOf(ServletException.class);
            assertThat(deeds()).as("done and rolled back").isZero();
            assertThat(post(key, "ann", "{}", 201).getStatus()).isEqualTo(201);
            assertThat(deeds()).isEqualTo(1);
        }

        @Test
        void doesItOnceHoweverManyComeAtOnce() throws Exception {
            ExecutorService crowd = Executors.newFixedThreadPool(6);
            Callable<MockHttpServletResponse> call = () -> post(key, "ann", "{}", 201);
            int fresh = 0;
            for (Future<MockHttpServletResponse> answer : crowd.invokeAll(Collections.nCopies(6, call))) {
                assertThat(answer.get().getStatus()).isEqualTo(201);
                fresh += answer.get().getHeader("Idempotency-Replayed") == null ? 1 : 0;
            }
            crowd.shutdown();
            assertThat(fresh).isEqualTo(1);
            assertThat(deeds()).isEqualTo(1);
        }

        @Test
        void refusesKeysThatAreNone() throws Exception {
            assertThat(post("x".repeat(201), "ann", "{}", 201).getStatus()).isEqualTo(400);
            assertThat(post("a b", "ann", "{}", 201).getContentAsString()).contains("bad-idempotency-key");
            assertThat(deeds()).isZero();
        }

        private long deeds() {
            return audit.entries(null, 500).stream()
                    .filter(it -> key.equals(it.about()))
                    .count();
        }

        private MockHttpServletResponse post(String name, String caller, String body, int status) throws Exception {
            MockHttpServletRequest request = new MockHttpServletRequest("POST", "/api/teas");
            request.addHeader("Idempotency-Key", name);
            request.setUserPrincipal(() -> caller);
            request.setContent(body.getBytes(StandardCharsets.UTF_8));
            MockHttpServletResponse response = new MockHttpServletResponse();
            filter.doFilter(request, response, deed(status));
            return response;
        }

        /** @param status 0 fails after the deed */
        private FilterChain deed(int status) {
            return (request, response) -> {
                audit.record("test", "tea added", key);
                if (status == 0) {
                    throw new ServletException("after the deed");
                }
                HttpServletResponse answer = (HttpServletResponse) response;
                answer.setStatus(status);
                answer.setHeader("Location", "/api/teas/1");
                answer.setContentType("application/json");
                answer.getOutputStream().write(request.getInputStream().readAllBytes());
            };
        }
    }
}
