package io.postrider.events.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.postrider.contacts.ContactId;
import io.postrider.events.EventLog;
import io.postrider.events.LoggedEvent;
import io.postrider.support.Api;
import io.postrider.support.Api.Answer;
import io.postrider.support.MovableClock;
import io.postrider.support.OnH2;
import io.postrider.support.OnPostgres;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;

/** The contract of /api/events and of the timeline, over the wire. */
class EventsEndpointTests {

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
        MovableClock clock;

        @Autowired
        EventLog log;

        Api api;
        String id;
        final String email = "mara." + UUID.randomUUID() + "@fernandkettle.example";

        @BeforeEach
        void anAppAndAContact() {
            api = new Api(http);
            id = api.post("/api/contacts", "{\"email\": \"%s\", \"externalId\": \"x-%s\"}".formatted(email, email))
                    .at("/id");
        }

        @Test
        void logsEventsOfAContactHoweverSheIsMentioned() {
            Answer answer = send(
                    "{'name': 'stall.visited', 'contact': {'id': 'ID'}, 'properties': {'total': 38.5, 'items': ['oolong']}}",
                    "{'name': 'stall.left', 'contact': {'email': 'MAIL'}, 'occurredAt': '2026-03-02T10:14:00+01:00'}",
                    "{'name': 'page-viewed', 'contact': {'externalId': 'x-MAIL'}, 'id': null, 'occurredAt': null, 'properties': null}");

            assertThat(answer.status()).isEqualTo(202);
            assertThat(answer.json().toString()).isEqualTo("{\"accepted\":3,\"duplicates\":0,\"rejected\":[]}");
            Answer timeline = api.get("/api/contacts/" + id + "/timeline");
            assertThat(timeline.json().findValuesAsText("name"))
                    .containsExactlyInAnyOrder("stall.visited", "stall.left", "page-viewed");
            assertThat(timeline.json().get("items").get(2).get("at").asText()).isEqualTo("2026-03-02T09:14:00Z");
            assertThat(timeline.json().findValuesAsText("total")).containsExactly("38.5");
            assertThat(timeline.json().get("items").get(0).fieldNames())
                    .toIterable()
                    .containsExactlyInAnyOrder("at", "name", "journey", "step", "reason", "data");
        }

        @Test
        void knowsAnEventByItsIdAlsoWithinOneRequest() {
            String event = "{'id': 'order-MAIL', 'name': 'stall.visited', 'contact': {'id': 'ID'}}";

            assertThat(send(event, event).json().toString())
                    .isEqualTo("{\"accepted\":1,\"duplicates\":1,\"rejected\":[]}");
            assertThat(send(event).json().toString()).isEqualTo("{\"accepted\":0,\"duplicates\":1,\"rejected\":[]}");
            assertThat(names()).containsExactly("stall.visited");
        }

        @Test
        void acceptsTheGoodOnesAndSaysWhatIsWrongWithEachOfTheOthers() {
            Answer answer = send(
                    "null",
                    "{'name': 'stall.visited', 'contact': {'id': 'ID'}}",
                    "{'name': 'stall.visited', 'contact': {'email': 'nobody@example.com'}}",
                    "{'name': 'stall.visited', 'contact': {'id': 'ID'}, 'occurredAt': 'yesterday'}",
                    "{'name': 'stall.left', 'contact': {'id': 'ID'}}");

            assertThat(answer.status()).isEqualTo(202);
            assertThat(answer.json().get("accepted").asInt()).isEqualTo(2);
            assertThat(answer.json().get("rejected").findValuesAsText("index")).containsExactly("0", "2", "3");
            assertThat(answer.at("/rejected/1/reason")).isEqualTo("There is no contact with this email.");
            assertThat(names()).containsExactlyInAnyOrder("stall.visited", "stall.left");
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                quoteCharacter = '~',
                value = {
                    "{} | name",
                    "[] | object",
                    "5 | object",
                    "'stall.visited' | object",
                    "{'name': 5, 'contact': {'id': 'ID'}} | name",
                    "{'name': 'Order Placed', 'contact': {'id': 'ID'}} | name",
                    "{'name': 'order..placed', 'contact': {'id': 'ID'}} | name",
                    "{'name': 'stall.visited\\n', 'contact': {'id': 'ID'}} | name",
                    "{'name': 'stall.visited\\u0000', 'contact': {'id': 'ID'}} | name",
                    "{'name': 'email.opened', 'contact': {'id': 'ID'}} | own",
                    "{'name': 'journey.left', 'contact': {'id': 'ID'}} | own",
                    "{'name': 'contact.subscribed', 'contact': {'id': 'ID'}} | own",
                    "{'name': 'consent.requested', 'contact': {'id': 'ID'}} | own",
                    "{'name': 'a.b'} | contact",
                    "{'name': 'a.b', 'contact': null} | contact",
                    "{'name': 'a.b', 'contact': 'ID'} | contact",
                    "{'name': 'a.b', 'contact': {}} | contact",
                    "{'name': 'a.b', 'contact': {'id': 5}} | contact",
                    "{'name': 'a.b', 'contact': {'id': 'ID', 'email': 'MAIL'}} | contact",
                    "{'name': 'a.b', 'contact': {'id': 'x'}} | no contact",
                    "{'name': 'a.b', 'contact': {'id': '00000000-0000-0000-0000-000000000000'}} | no contact",
                    "{'name': 'a.b', 'contact': {'email': 'MAIL\\u0000'}} | no contact",
                    "{'name': 'a.b', 'contact': {'externalId': '\\u0000'}} | no contact",
                    "{'name': 'a.b', 'contact': {'externalId': '\\ud800'}} | no contact",
                    "{'name': 'a.b', 'contact': {'id': 'ID'}, 'id': 5} | id",
                    "{'name': 'a.b', 'contact': {'id': 'ID'}, 'id': ''} | id",
                    "{'name': 'a.b', 'contact': {'id': 'ID'}, 'id': 'a\\u0000'} | id",
                    "{'name': 'a.b', 'contact': {'id': 'ID'}, 'occurredAt': 5} | occurredAt",
                    "{'name': 'a.b', 'contact': {'id': 'ID'}, 'occurredAt': '2026-03-02'} | occurredAt",
                    "{'name': 'a.b', 'contact': {'id': 'ID'}, 'occurredAt': '9999-01-01T00:00:00Z'} | future",
                    "{'name': 'a.b', 'contact': {'id': 'ID'}, 'occurredAt': '+999999999-12-31T23:59:59Z'} | future",
                    "{'name': 'a.b', 'contact': {'id': 'ID'}, 'occurredAt': '-999999999-01-01T00:00:00Z'} | 1970",
                    "{'name': 'a.b', 'contact': {'id': 'ID'}, 'properties': []} | properties",
                    "{'name': 'a.b', 'contact': {'id': 'ID'}, 'properties': {'a': 'x\\u0000'}} | properties",
                    "{'name': 'a.b', 'contact': {'id': 'ID'}, 'properties': {'a\\u0000': 1}} | properties",
                    "{'name': 'a.b', 'contact': {'id': 'ID'}, 'properties': {'a': '\\udfff'}} | properties",
                    "{'name': 'a.b', 'contact': {'id': 'ID'}, 'properties': {'a': -1e999}} | properties",
                    "{'name': 'a.b', 'contact': {'id': 'ID'}, 'properties': {'a': [[[[[[[1]]]]]]]}} | properties",
                    "{'name': 'a.b', 'contact': {'id': 'ID'}, 'prperties': {}} | fields",
                })
        void rejectsOneEventPrecisely(String event, String word) {
            Answer answer = send(event.strip());

            assertThat(answer.status()).as(answer.json().toString()).isEqualTo(202);
            assertThat(answer.json().get("accepted").asInt()).isZero();
            assertThat(answer.at("/rejected/0/reason")).contains(word);
            assertThat(names()).isEmpty();
        }

        @Test
        void rejectsWhatIsTooMuchOfOneEvent() {
            String many =
                    IntStream.range(0, 101).mapToObj(i -> "'p" + i + "': 1").collect(Collectors.joining(","));
            String long1 = IntStream.range(0, 9)
                    .mapToObj(i -> "'p" + i + "': '" + "x".repeat(3900) + "'")
                    .collect(Collectors.joining(","));
            for (String properties :
                    List.of(many, long1, "'a': '" + "x".repeat(4001) + "'", "'" + "n".repeat(101) + "': 1")) {
                Answer answer = send("{'name': 'a.b', 'contact': {'id': 'ID'}, 'properties': {" + properties + "}}");
                assertThat(answer.json().get("rejected")).hasSize(1);
            }
            assertThat(send("{'id': '" + "x".repeat(201) + "', 'name': 'a.b', 'contact': {'id': 'ID'}}")
                            .at("/rejected/0/reason"))
                    .contains("id");
        }

        @Test
        void oneMonstrousEventDoesNotHarmTheOthers() {
            Answer answer = send(
                    "{'name': 'a.deep', 'contact': {'id': 'ID'}, 'properties': {'a': " + "[".repeat(20_000)
                            + "]".repeat(20_000) + "}}",
                    "{'name': 'a.good', 'contact': {'id': 'ID'}}",
                    "{'name': 'a.long', 'contact': {'id': 'ID'}, 'properties': {'a': '" + "x".repeat(1_000_000) + "'}}",
                    "{'name': 'a.wide', 'contact': {'id': 'ID'}, 'properties': {'a': [" + "1,".repeat(50_000) + "1]}}");

            assertThat(answer.json().get("accepted").asInt()).isEqualTo(1);
            assertThat(answer.json().get("rejected").findValuesAsText("index")).containsExactly("0", "2", "3");
            assertThat(answer.at("/rejected/0/reason")).contains("deeper than 6 levels");
            assertThat(answer.at("/rejected/1/reason")).contains("longer than 32000 characters");
            assertThat(names()).containsExactly("a.good");
        }

        @Test
        void lateEventsStandWhereTheyHappened() {
            send("{'name': 'a.third', 'contact': {'id': 'ID'}, 'occurredAt': '2026-03-03T00:00:00Z'}");
            send(
                    "{'name': 'a.second', 'contact': {'id': 'ID'}, 'occurredAt': '2026-03-02T00:00:00Z'}",
                    "{'name': 'a.first', 'contact': {'id': 'ID'}, 'occurredAt': '2024-02-29T23:59:59Z'}");

            assertThat(names()).containsExactly("a.third", "a.second", "a.first");
        }

        @Test
        void whatIsOnlyCaughtUpOnIsHistory() {
            String event = "{\"name\": \"a.b\", \"contact\": {\"id\": \"" + id + "\"}}";
            assertThat(api.post("/api/events", "{\"history\": true, \"events\": [" + event + "]}")
                            .at("/accepted"))
                    .isEqualTo("1");
            send(event.replace("a.b", "a.news"));

            assertThat(log.timeline(new ContactId(UUID.fromString(id)), null, 10))
                    .extracting(LoggedEvent::name, LoggedEvent::history)
                    .containsExactlyInAnyOrder(tuple("a.b", true), tuple("a.news", false));
        }

        @Test
        void takesUpToFiveMinutesOfAClockAhead() {
            String ahead = clock.instant().plus(Duration.ofMinutes(4)).toString();
            String tooFar = clock.instant().plus(Duration.ofMinutes(6)).toString();

            Answer answer = send(
                    "{'name': 'a.b', 'contact': {'id': 'ID'}, 'occurredAt': '" + ahead + "'}",
                    "{'name': 'a.c', 'contact': {'id': 'ID'}, 'occurredAt': '" + tooFar + "'}");
            assertThat(answer.at("/rejected/0/index")).isEqualTo("1");
            assertThat(names()).containsExactly("a.b");
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "",
                    "{",
                    "nonsense",
                    "[]",
                    "{}",
                    "null",
                    "5",
                    "{\"events\": null}",
                    "{\"events\": {}}",
                    "{\"events\": \"x\"}",
                    "{\"events\": [], \"more\": 1}",
                    "{\"events\": [], \"history\": \"yes\"}",
                    "{\"history\": true}",
                    "{\"events\": []} trailing",
                    "{\"events\": [}"
                })
        void refusesWhatIsNoListOfEvents(String body) {
            Answer answer = api.post("/api/events", body);
            assertThat(answer.status()).isIn(400, 422);
            assertThat(answer.problem()).isIn("unreadable-body", "unusable-events");
        }

        @Test
        void refusesMoreThanAThousandAndTakesAThousand() {
            String event = "{\"name\": \"a.b\", \"contact\": {\"id\": \"%s\"}}".formatted(id);
            List<String> thousand = Collections.nCopies(1000, event);
            List<String> more = new ArrayList<>(thousand);
            more.add(event);

            assertThat(api.post("/api/events", "{\"events\": " + more + "}").status())
                    .isEqualTo(422);
            assertThat(names()).isEmpty();
            assertThat(api.post("/api/events", "{\"events\": " + thousand + "}").at("/accepted"))
                    .isEqualTo("1000");
        }

        @Test
        void sameIdsFromManySidesInAnyOrderAreLoggedOnceAndNobodyFails() {
            List<String> events = new ArrayList<>(IntStream.range(0, 60)
                    .mapToObj(i -> "{'id': '" + i + "-MAIL', 'name': 'a.b', 'contact': {'id': 'ID'}}")
                    .toList());
            List<CompletableFuture<Answer>> answers = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                Collections.shuffle(events, new java.util.Random(i));
                String[] shuffled = events.toArray(new String[0]);
                answers.add(CompletableFuture.supplyAsync(() -> send(shuffled)));
            }

            assertThat(answers.stream().map(CompletableFuture::join)).allMatch(answer -> answer.status() == 202);
            assertThat(answers.stream()
                            .mapToInt(answer ->
                                    answer.join().json().get("accepted").asInt())
                            .sum())
                    .isEqualTo(60);
        }

        @Test
        void pagesTheTimeline() {
            send(IntStream.range(0, 5)
                    .mapToObj(i -> "{'name': 'n" + i + "', 'contact': {'id': 'ID'}}")
                    .toArray(String[]::new));
            Answer first = api.get("/api/contacts/" + id + "/timeline?limit=3");
            Answer second = api.get("/api/contacts/" + id + "/timeline?limit=3&after=" + first.at("/next"));

            assertThat(first.json().findValuesAsText("name")).containsExactly("n4", "n3", "n2");
            assertThat(second.json().findValuesAsText("name")).containsExactly("n1", "n0");
            assertThat(second.json().get("next").isNull()).isTrue();
        }

        @ParameterizedTest
        @ValueSource(strings = {"?limit=0", "?limit=-1", "?limit=201", "?after=x", "?after=99999999999999999999"})
        void refusesPagesOfTheTimelineThatMakeNoSense(String query) {
            assertThat(api.get("/api/contacts/" + id + "/timeline" + query).status())
                    .isEqualTo(400);
        }

        private Answer send(String... events) {
            String all = String.join(",", events);
            return api.post(
                    "/api/events",
                    "{\"events\": [" + all.replace('\'', '"').replace("ID", id).replace("MAIL", email) + "]}");
        }

        private List<String> names() {
            return api.get("/api/contacts/" + id + "/timeline?limit=200").json().findValuesAsText("name");
        }
    }
}
