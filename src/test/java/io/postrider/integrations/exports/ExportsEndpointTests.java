package io.postrider.integrations.exports;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.postrider.access.ApiKeys;
import io.postrider.access.Role;
import io.postrider.contacts.Contacts;
import io.postrider.contacts.NewContact;
import io.postrider.support.Api;
import io.postrider.support.MovableClock;
import io.postrider.support.OnH2;
import io.postrider.support.OnPostgres;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.http.HttpEntity;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;

/** Whoever may ask for an export gets it into the folder of the settings, and everybody sees what became of it. */
class ExportsEndpointTests {

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
        ExportWorker worker;

        @Autowired
        ExportSettings settings;

        @Autowired
        Contacts contacts;

        @Autowired
        ApiKeys keys;

        @Autowired
        MovableClock clock;

        Api api;

        @BeforeEach
        void nothingIsDue() {
            api = new Api(http);
            clock.set(clock.instant().truncatedTo(ChronoUnit.DAYS).plus(Duration.ofHours(34)));
            worker.work();
        }

        @Test
        void whatIsAskedForIsDoneAndShown() {
            String email = UUID.randomUUID() + "@asked.example";
            contacts.upsert(new NewContact(email, null, null, null, Map.of()));
            Api.Answer asked = api.post("/api/exports", "{}");
            assertThat(asked.status()).isEqualTo(202);
            assertThat(asked.at("/state")).isEqualTo("WAITING");
            Api.Answer again = api.post("/api/exports", "{\"everything\": true}");
            assertThat(again.at("/id")).isEqualTo(asked.at("/id"));
            assertThat(again.at("/everything")).isEqualTo("true");

            worker.work();
            JsonNode newest = api.get("/api/exports?limit=1").json();
            assertThat(newest.at("/exports/0/id").asText()).isEqualTo(asked.at("/id"));
            assertThat(newest.at("/exports/0/state").asText()).isEqualTo("DONE");
            assertThat(newest.at("/exports/0/contacts").asLong()).isPositive();
            assertThat(newest.at("/exports/0/error").isNull()).isTrue();
            Warehouse warehouse = new Warehouse(settings.folder().orElseThrow());
            assertThat(warehouse.newest().get("run").asText()).isEqualTo(asked.at("/id"));
            assertThat(warehouse.contacts())
                    .anySatisfy(it -> assertThat(it.path("email").asText()).isEqualTo(email));
            long next = newest.get("next").asLong();
            assertThat(api.get("/api/exports?limit=1&before=" + next)
                            .json()
                            .at("/exports/0/id")
                            .asLong())
                    .isLessThan(next);
        }

        @Test
        void onlyAdminsAndAnalystsMayAsk() {
            assertThat(ask(HttpMethod.POST, Role.ANALYST)).isEqualTo(202);
            assertThat(ask(HttpMethod.POST, Role.MARKETER)).isEqualTo(403);
            assertThat(ask(HttpMethod.POST, Role.OPERATOR)).isEqualTo(403);
            assertThat(ask(HttpMethod.GET, Role.OPERATOR)).isEqualTo(200);
            worker.work();
        }

        @Test
        void whatMakesNoSenseIsRefused() {
            assertThat(api.get("/api/exports?limit=0").problem()).isEqualTo("invalid-page");
            assertThat(api.post("/api/exports", "{\"everything\": \"perhaps\"}").status())
                    .isEqualTo(400);
            assertThat(api.post("/api/exports", "{\"folder\": \"/tmp\"}").status())
                    .isEqualTo(400);
        }

        private int ask(HttpMethod method, Role role) {
            HttpHeaders headers = new HttpHeaders();
            headers.setBearerAuth(keys.create("exporter", role, "test"));
            return http.exchange("/api/exports", method, new HttpEntity<>(headers), String.class)
                    .getStatusCode()
                    .value();
        }
    }
}
