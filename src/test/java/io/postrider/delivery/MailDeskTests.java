package io.postrider.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.postrider.access.AuditLog;
import io.postrider.contacts.ContactId;
import io.postrider.events.LoggedEvent;
import io.postrider.support.Api;
import io.postrider.support.OnH2;
import io.postrider.support.OnPostgres;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;

/** Looking after mails by hand, over the API as an app does it. */
class MailDeskTests {

    @Nested
    @OnH2
    class H2 extends Contract {}

    @Nested
    @OnPostgres
    class Postgres extends Contract {}

    abstract static class Contract {

        @Autowired
        DeliveryFixture the;

        @Autowired
        TestRestTemplate http;

        @Autowired
        AuditLog audit;

        @Autowired
        MeterRegistry meters;

        @Autowired
        OutboxTable table;

        private Api api;
        private ContactId ada;

        @BeforeEach
        void knockAtTheDoor() {
            api = new Api(http);
            ada = the.subscriber("UTC");
        }

        @Test
        void aMailOfUnknownFateThatWasSentIsToldAsSent() {
            MailId mail = unknown();
            assertThat(states("unknown")).containsExactly("unknown");

            var answer = api.post(deed(mail, "resolutions"), "{\"as\": \"sent\", \"reason\": \"she answered it\"}");

            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.at("/state")).isEqualTo("sent");
            assertThat(reasons("email.sent"))
                    .containsExactly("sent: somebody found out that she has it (she answered it)");
            assertThat(audited()).contains("mail taken for sent / mail " + mail.value() + ": she answered it");
            the.sendAll();
            assertThat(the.inboxOf(ada)).isEmpty();
        }

        @Test
        void aMailOfUnknownFateThatWasNotSentGoesOutAgainOnceAsTheSameMail() {
            MailId mail = unknown();
            String messageId = the.messageId(mail);

            assertThat(api.post(deed(mail, "resolutions"), "{\"as\": \"notSent\"}")
                            .at("/state"))
                    .isEqualTo("pending");
            the.sendAll();

            assertThat(the.inboxOf(ada)).singleElement().returns(1, CaughtMail::deliveries);
            assertThat(the.messageId(mail)).isEqualTo(messageId);
            assertThat(the.events(ada)).containsOnlyOnce("email.sent");
            assertThat(api.post(deed(mail, "resolutions"), "{\"as\": \"notSent\"}")
                            .problem())
                    .isEqualTo("mail-in-other-state");
            the.sendAll();
            assertThat(the.inboxOf(ada)).hasSize(1);
        }

        @Test
        void aLateWordAboutAResolvedMailIsNotTaken() {
            MailId mail = unknown();
            api.post(deed(mail, "resolutions"), "{\"as\": \"sent\"}");

            the.unknownsWaitedOut(mail);

            assertThat(the.mail(mail)).returns("SENT", SentMail::state);
            assertThat(the.events(ada)).containsOnlyOnce("email.sent");
        }

        @Test
        void aWaitingMailIsTakenBackAndHerTimelineSaysWhy() {
            MailId mail = the.enqueue(the.answer(ada));

            var answer = api.post(deed(mail, "cancellations"), "{\"reason\": \"wrong price\"}");
            the.sendAll();

            assertThat(answer.at("/state")).isEqualTo("cancelled");
            assertThat(answer.json().get("nextAt").isNull()).isTrue();
            assertThat(reasons("email.skipped")).containsExactly("not sent: taken back by hand (wrong price)");
            assertThat(the.inboxOf(ada)).isEmpty();
            assertThat(audited()).contains("mail taken back / mail " + mail.value() + ": wrong price");
            assertThat(api.post(deed(mail, "cancellations"), "{}").status()).isEqualTo(409);
        }

        @Test
        void aDeferredMailIsTriedNow() {
            MailId mail = the.enqueue(the.answer(ada));
            try (FaultySmtpServer server = new FaultySmtpServer(
                    FaultySmtpServer.Fault.refuseRecipient(451, "4.3.0 <" + address() + "> try later"))) {
                the.sendAllTo(server);
                var waiting = api.get("/api/mails/" + mail.value());
                assertThat(waiting.at("/state")).isEqualTo("deferred");
                assertThat(waiting.at("/attempts")).isEqualTo("1");
                assertThat(waiting.at("/reply")).contains("451 4.3.0").doesNotContain("@");
                assertThat(waiting.at("/reason")).contains("comes again later").doesNotContain("@");
                the.sendAllTo(server);
                assertThat(server.received).isEmpty();

                assertThat(api.post(deed(mail, "retries"), null).status()).isEqualTo(200);
                the.sendAllTo(server);

                assertThat(server.received).hasSize(1);
            }
            assertThat(api.get("/api/mails/" + mail.value()).at("/state")).isEqualTo("sent");
            assertThat(api.post(deed(mail, "retries"), null).problem()).isEqualTo("mail-in-other-state");
            assertThat(audited()).contains("mail tried again / mail " + mail.value());
        }

        @Test
        void oneContactsMailsAreReadPageByPage() {
            List<String> ids = List.of(
                    text(the.enqueue(the.answer(ada))),
                    text(the.enqueue(the.answer(ada))),
                    text(the.enqueue(the.answer(ada))));

            var first = api.get("/api/mails?contact=" + ada + "&limit=2");
            var second = api.get("/api/mails?contact=" + ada + "&limit=2&after=" + first.at("/next"));

            assertThat(ids(first)).containsExactly(ids.get(2), ids.get(1));
            assertThat(ids(second)).containsExactly(ids.get(0));
            assertThat(second.json().get("next").isNull()).isTrue();
            assertThat(first.json().toString()).doesNotContain(address());
            ids.forEach(id -> api.post("/api/mails/" + id + "/cancellations", "{}"));
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "GET|/api/mails?state=lost|400|unusable-mail-filter",
                    "GET|/api/mails?limit=0|400|invalid-page",
                    "GET|/api/mails?contact=nobody|404|contact-not-found",
                    "GET|/api/mails/0|404|mail-not-found",
                    "POST|/api/mails/0/resolutions|404|mail-not-found"
                })
        void saysWhatIsWrong(String method, String path, int status, String problem) {
            var answer = method.equals("GET") ? api.get(path) : api.post(path, "{\"as\": \"sent\"}");
            assertThat(answer.status()).isEqualTo(status);
            assertThat(answer.problem()).isEqualTo(problem);
        }

        @Test
        void refusesAWordItDoesNotKnowAndAReasonOfTwoLines() {
            MailId mail = unknown();
            assertThat(api.post(deed(mail, "resolutions"), "{\"as\": \"maybe\"}")
                            .problem())
                    .isEqualTo("unusable-request");
            assertThat(api.post(deed(mail, "resolutions"), "{\"as\": \"sent\", \"reason\": \"a\\nb\"}")
                            .status())
                    .isEqualTo(422);
            assertThat(the.mail(mail)).returns("UNKNOWN", SentMail::state);
        }

        @Test
        void gaugesSayHowManyMailsAreOfUnknownFate() {
            unknown();
            // A registry of its own, so that no count is remembered from before.
            var fresh = new SimpleMeterRegistry();
            new OutboxGauges(table).bindTo(fresh);
            assertThat(fresh.get("postrider.outbox")
                            .tag("state", "unknown")
                            .gauge()
                            .value())
                    .isEqualTo(the.outbox.unfinished().get("UNKNOWN").doubleValue())
                    .isPositive();
            assertThat(meters.find("postrider.outbox").gauges()).hasSize(5);
        }

        private MailId unknown() {
            MailId mail = the.enqueue(the.answer(ada));
            try (FaultySmtpServer server = new FaultySmtpServer(FaultySmtpServer.Fault.hangAfterDot())) {
                the.sendAllTo(server);
            }
            assertThat(the.mail(mail)).returns("UNKNOWN", SentMail::state);
            return mail;
        }

        private List<String> states(String state) {
            return api.get("/api/mails?state=" + state + "&contact=" + ada)
                    .json()
                    .get("items")
                    .findValuesAsText("state");
        }

        private String address() {
            return the.contacts.find(ada).orElseThrow().email();
        }

        private static String deed(MailId mail, String deed) {
            return "/api/mails/" + mail.value() + "/" + deed;
        }

        private static String text(MailId mail) {
            return Long.toString(mail.value());
        }

        private static List<String> ids(Api.Answer page) {
            return page.json().get("items").findValuesAsText("id");
        }

        private List<String> reasons(String event) {
            return the.log.timeline(ada, null, 100).stream()
                    .filter(logged -> logged.name().equals(event))
                    .map(LoggedEvent::reason)
                    .toList();
        }

        private List<String> audited() {
            return audit.entries(null, 20).stream()
                    .map(entry -> entry.what() + " / " + entry.about())
                    .toList();
        }
    }
}
