package io.postrider.contacts.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.postrider.contacts.Contacts;
import io.postrider.contacts.NewContact;
import io.postrider.contacts.SuppressionKind;
import io.postrider.contacts.Suppressions;
import io.postrider.events.EventLog;
import io.postrider.events.LoggedEvent;
import io.postrider.support.Api;
import io.postrider.support.OnH2;
import io.postrider.support.OnPostgres;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.http.HttpEntity;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The list of addresses that are never mailed again, over the wire. */
class SuppressionsTests {

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
        Suppressions suppressions;

        @Autowired
        Contacts contacts;

        @Autowired
        EventLog log;

        @Autowired
        JdbcClient jdbc;

        private final String run = UUID.randomUUID().toString();
        private Api api;

        @BeforeEach
        void anApp() {
            api = new Api(http);
        }

        @Test
        void readsTheListsOfUsualTools() {
            String header = "\uFEFFEmail;Reason;Date\r\n\"" + mail("a") + "\";\"said; \"\"stop\"\"\";2026-01-31\r\n"
                    + mail("b") + ";hard bounce;2026-01-31T08:00:00Z\r\n";
            assertThat(imported(header, StandardCharsets.UTF_8)).startsWith("{\"added\":2,\"known\":0,\"refused\":0");
            assertThat(suppressions.find(mail("a")).orElseThrow().reason()).isEqualTo("said; \"stop\"");
            assertThat(suppressions.find(mail("b")).orElseThrow().kind()).isEqualTo(SuppressionKind.BOUNCED);

            assertThat(imported(mail("c") + "\tgekündigt\n" + mail("d"), Charset.forName("windows-1252")))
                    .startsWith("{\"added\":2");
            assertThat(suppressions.reasonFor(mail("c"))).contains("gekündigt");
        }

        @Test
        void tellsEachBadLineAndGoesOn() {
            String answer = imported(
                    "email,reason,date\n" + mail("a") + ",x,2026-02-30\nnobody,x\n" + mail("b") + ",\"open\n"
                            + mail("c") + ",fine\n" + mail("c").toUpperCase() + ",twice\n",
                    StandardCharsets.UTF_8);
            assertThat(answer)
                    .contains("\"line\":2")
                    .contains("\"line\":3")
                    .contains("\"refused\":3")
                    .contains("\"added\":1,\"known\":1")
                    .doesNotContain(run);
            assertThat(suppressions.reasonFor(mail("c"))).contains("fine");
        }

        @Test
        void theSameListAgainChangesNothing() {
            String list = mail("a") + "\n" + mail("b") + "\n";
            imported(list, StandardCharsets.UTF_8);
            assertThat(imported(list, StandardCharsets.UTF_8)).startsWith("{\"added\":0,\"known\":2,\"refused\":0");
        }

        @Test
        void listsTheFirstHundredBadLinesAndCountsAll() {
            String answer = imported("no address\n".repeat(250) + mail("a"), StandardCharsets.UTF_8);
            assertThat(answer).contains("\"refused\":250").contains("\"added\":1");
            assertThat(answer.split("\"line\":")).hasSize(101);
        }

        @Test
        void whoIsAContactReadsItOnHerTimelineAndTheFirstReasonStays() {
            var ada = contacts.upsert(new NewContact(mail("ada"), null, null, null, Map.of()))
                    .id();
            imported(mail("ada") + ",asked on the phone\n", StandardCharsets.UTF_8);
            assertThat(log.timeline(ada, null, 10))
                    .filteredOn(event -> event.name().equals("contact.suppressed"))
                    .extracting(LoggedEvent::reason)
                    .containsExactly("asked on the phone");
            suppressions.suppress(mail("ada"), SuppressionKind.COMPLAINED, "complained");
            assertThat(suppressions.find(mail("ada")).orElseThrow())
                    .returns("asked on the phone", it -> it.reason())
                    .returns(SuppressionKind.COMPLAINED, it -> it.kind());
        }

        @Test
        void liftsWithAReasonButNeverAComplaint() {
            suppressions.suppress(mail("typo"), SuppressionKind.BOUNCED, "bounced");
            suppressions.suppress(mail("angry"), SuppressionKind.COMPLAINED, "complained");
            String typo = id(mail("typo"));

            assertThat(api.delete("/api/suppressions/" + typo).problem()).isEqualTo("unusable-suppressions");
            assertThat(api.delete("/api/suppressions/" + typo + "?reason=mailbox+is+back")
                            .status())
                    .isEqualTo(204);
            assertThat(suppressions.find(mail("typo"))).isEmpty();
            assertThat(api.delete("/api/suppressions/" + typo + "?reason=again").status())
                    .isEqualTo(404);
            assertThat(api.delete("/api/suppressions/" + id(mail("angry")) + "?reason=please")
                            .status())
                    .isEqualTo(409);
            assertThat(jdbc.sql("select count(*) from audit_entry where about like ?")
                            .param("suppression " + typo + " %mailbox is back")
                            .query(Integer.class)
                            .single())
                    .isEqualTo(1);
        }

        @Test
        void aComplaintOnAListOutweighsAnEarlierBounce() {
            suppressions.suppress(mail("x"), SuppressionKind.BOUNCED, "bounced");
            imported(mail("x") + ",marked as spam\n", StandardCharsets.UTF_8);
            assertThat(suppressions.find(mail("x")).orElseThrow())
                    .returns("bounced", it -> it.reason())
                    .returns(SuppressionKind.COMPLAINED, it -> it.kind());
        }

        @Test
        void takesFewAsJsonAndFindsOne() {
            var answer = api.post(
                    "/api/suppressions",
                    "{\"suppressions\":[{\"email\":\"" + mail("a") + "\",\"reason\":\"asked\"},{\"email\":\"none\"}]}");
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.at("/added")).isEqualTo("1");
            assertThat(answer.at("/refusals/0/line")).isEqualTo("2");
            assertThat(api.get("/api/suppressions?email=" + mail("A")).at("/items/0/reason"))
                    .isEqualTo("asked");
            assertThat(api.post("/api/suppressions", "{\"suppressions\":[]}").problem())
                    .isEqualTo("unusable-suppressions");
            assertThat(api.get("/api/suppressions?after=x").status()).isEqualTo(400);
        }

        @Test
        void readsALongListAsItComes() {
            StringBuilder list = new StringBuilder();
            for (int i = 0; i < 20_000; i++) {
                list.append('m').append(i).append('-').append(run).append("@example.net\n");
            }
            assertThat(imported(list.toString(), StandardCharsets.UTF_8)).startsWith("{\"added\":20000");
            jdbc.sql("delete from suppression where email_key like ?")
                    .param("m%-" + run + "@example.net")
                    .update();
        }

        private String mail(String name) {
            return name + "-" + run + "@example.net";
        }

        private String id(String email) {
            return api.get("/api/suppressions?email=" + email).at("/items/0/id");
        }

        private String imported(String csv, Charset charset) {
            HttpHeaders headers = new HttpHeaders();
            headers.setBearerAuth("test-key");
            headers.setContentType(MediaType.parseMediaType("text/csv"));
            ResponseEntity<String> answer = http.postForEntity(
                    "/api/suppressions/imports", new HttpEntity<>(csv.getBytes(charset), headers), String.class);
            assertThat(answer.getStatusCode().value()).isEqualTo(200);
            return answer.getBody();
        }
    }
}
