package io.postrider.segments.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.postrider.contacts.ContactId;
import io.postrider.contacts.Contacts;
import io.postrider.contacts.NewContact;
import io.postrider.events.EventLog;
import io.postrider.events.NewEvent;
import io.postrider.events.Origin;
import io.postrider.segments.TestSegments;
import io.postrider.support.Api;
import io.postrider.support.Api.Answer;
import io.postrider.support.OnH2;
import io.postrider.support.OnPostgres;
import java.time.Clock;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.http.HttpMethod;

/** The contract of /api/segments, over the wire. */
class SegmentsEndpointTests {

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
        Contacts contacts;

        @Autowired
        EventLog log;

        @Autowired
        Clock clock;

        @Autowired
        TestSegments segments;

        final String id = UUID.randomUUID().toString().substring(0, 8);
        final String key = "tasters-" + id;
        final String path = "/api/segments/" + key;
        final String tasted = "tea.tasted" + id;
        Api api;

        @BeforeEach
        void anApp() {
            api = new Api(http);
        }

        @AfterEach
        void takeAway() {
            api.delete("/api/segments/friends-" + id);
            api.delete(path);
        }

        Answer put(String rule) {
            return put(path, rule);
        }

        Answer put(String path, String rule) {
            return api.send(
                    HttpMethod.PUT,
                    path,
                    "{\"name\": \"Tasters\", \"description\": \"They know.\", \"rule\": %s}".formatted(rule));
        }

        List<ContactId> tasters(int people) {
            List<ContactId> tasters = Stream.generate(() -> contacts.upsert(
                                    new NewContact("c" + UUID.randomUUID() + "@example.com", null, null, null, null))
                            .id())
                    .limit(people)
                    .toList();
            tasters.forEach(
                    one -> log.append(new NewEvent(null, tasted, one, clock.instant(), Map.of(), Origin.NONE, null)));
            return tasters;
        }

        @Test
        void keepsASegmentAndSaysHowItStands() {
            List<ContactId> people = tasters(3);
            Answer made = put(TestSegments.did(tasted));
            assertThat(made.status()).isEqualTo(200);
            assertThat(made.at("/sentence")).contains(tasted);
            assertThat(made.json().at("/filling").asBoolean()).isTrue();

            segments.settle();
            Answer one = api.get(path);
            assertThat(one.at("/members")).isEqualTo("3");
            assertThat(one.json().at("/filling").asBoolean()).isFalse();
            assertThat(one.json().at("/rule").isObject()).isTrue();
            assertThat(one.json().at("/usedBy")).isEmpty();
            assertThat(api.get("/api/segments").json().at("/items"))
                    .anySatisfy(item -> assertThat(item.get("key").asText()).isEqualTo(key));
            Answer first = api.get(path + "/members?limit=2");
            Answer second = api.get(path + "/members?limit=2&after=" + first.at("/next"));
            assertThat(Stream.of(first, second)
                            .flatMap(page -> page.json().at("/items").findValuesAsText("contact").stream()))
                    .containsExactlyInAnyOrderElementsOf(
                            people.stream().map(ContactId::toString).toList());
            assertThat(second.json().at("/next").isNull()).isTrue();
        }

        @Test
        void showsWhomARuleWouldTakeInWithoutKeepingIt() {
            List<ContactId> people = tasters(2);
            Answer preview = api.post("/api/segments/preview", "{\"rule\": %s}".formatted(TestSegments.did(tasted)));
            assertThat(preview.status()).isEqualTo(200);
            assertThat(preview.at("/count")).isEqualTo("2");
            assertThat(preview.at("/sentence")).contains(tasted);
            assertThat(preview.json().at("/sample"))
                    .extracting(node -> node.asText())
                    .containsExactlyInAnyOrderElementsOf(
                            people.stream().map(ContactId::toString).toList());
            assertThat(api.get(path).problem()).isEqualTo("segment-not-found");
        }

        @Test
        void whatAnotherSegmentIsBuiltOnStays() {
            put(TestSegments.did(tasted));
            put("/api/segments/friends-" + id, TestSegments.in(key));
            Answer refused = api.delete(path);
            assertThat(refused.status()).isEqualTo(409);
            assertThat(refused.problem()).isEqualTo("segment-in-use");
            assertThat(refused.at("/usedBy/0")).contains("friends-" + id);

            assertThat(api.delete("/api/segments/friends-" + id).status()).isEqualTo(204);
            assertThat(api.delete(path).status()).isEqualTo(204);
            assertThat(api.delete(path).status()).as("once more").isEqualTo(204);
        }

        @Test
        void twoWhoMakeTheSameSegmentAtOnceMakeOne() {
            List<CompletableFuture<Answer>> both = Stream.generate(
                            () -> CompletableFuture.supplyAsync(() -> put(TestSegments.did(tasted))))
                    .limit(4)
                    .toList();
            assertThat(both)
                    .allSatisfy(answer -> assertThat(answer.join().status()).isEqualTo(200));
        }

        @Test
        void refusesARuleAsDeepAsAWellAndOneOfTenThousandConditions() {
            String deep = "{\"not\": ".repeat(200) + TestSegments.did(tasted) + "}".repeat(200);
            assertThat(put(deep).status()).isEqualTo(422);
            String wide = "{\"any\": [%s]}"
                    .formatted(String.join(",", Collections.nCopies(10_000, TestSegments.did(tasted))));
            assertThat(put(wide).status()).isEqualTo(422);
            assertThat(put("{\"event\": \"a\", \"from\": \"2026-02-01T00:00:00Z\", \"to\": \"2026-01-01T00:00:00Z\"}")
                            .at("/path"))
                    .isEqualTo("/to");
        }

        @Test
        void comparesEverybodyAgainWhenAsked() {
            put(TestSegments.did(tasted));
            segments.settle();
            assertThat(api.post(path + "/rebuild", null).status()).isEqualTo(202);
            assertThat(api.post("/api/segments/nobody-" + id + "/rebuild", null).status())
                    .isEqualTo(404);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "{}",
                    "{\"name\": \"Tasters\"}",
                    "{\"name\": \"Tasters\", \"rule\": null}",
                    "{\"name\": \"\", \"rule\": RULE}",
                    "{\"name\": \"two\\nlines\", \"rule\": RULE}",
                    "{\"name\": \"Tasters\", \"rule\": []}",
                    "{\"name\": \"Tasters\", \"rule\": \"everybody\"}",
                    "{\"name\": \"Tasters\", \"rule\": {\"unheardOf\": 1}}"
                })
        void refusesWhatCannotBeKeptAndSaysWhy(String body) {
            Answer refused = api.send(HttpMethod.PUT, path, body.replace("RULE", TestSegments.did(tasted)));
            assertThat(refused.status()).isBetween(400, 422);
            assertThat(refused.at("/detail")).isNotBlank();
            assertThat(api.get(path).status()).isEqualTo(404);
        }

        @Test
        void saysWhereTheFaultInARuleIs() {
            Answer refused = put("{\"unheardOf\": 1}");
            assertThat(refused.status()).isEqualTo(422);
            assertThat(refused.json().has("path")).isTrue();
        }

        @ParameterizedTest
        @ValueSource(strings = {"Tasters", "tea_tasters", "-tea", "tea--tasters", "t%C3%A9a"})
        void refusesKeysThatAreNone(String bad) {
            assertThat(put("/api/segments/" + bad, TestSegments.did(tasted)).status())
                    .isEqualTo(422);
        }

        @ParameterizedTest
        @ValueSource(strings = {"limit=0", "limit=201", "after=everybody"})
        void refusesPagesThatMakeNoSense(String query) {
            put(TestSegments.did(tasted));
            assertThat(api.get(path + "/members?" + query).problem()).isEqualTo("invalid-page");
        }
    }
}
