package io.postrider.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.postrider.access.AuditLog;
import io.postrider.contacts.ContactId;
import io.postrider.contacts.Suppressions;
import io.postrider.support.Api;
import io.postrider.support.OnH2;
import io.postrider.support.OnPostgres;
import io.postrider.time.MachineTime;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;

/** Tests of templates: in the colleague's mailbox as the contact would get them, and nowhere else. */
class TestMailerTests {

    @Nested
    @OnH2
    class H2 extends Contract {}

    @Nested
    @OnPostgres
    class Postgres extends Contract {}

    abstract static class Contract {

        @Autowired
        io.postrider.delivery.policies.Switches switches;

        @Autowired
        DeliveryFixture the;

        @Autowired
        TestRestTemplate http;

        @Autowired
        Suppressions suppressions;

        @Autowired
        AuditLog audit;

        private Api api;
        private ContactId ada;
        private final String colleague = "colleague-" + UUID.randomUUID() + "@example.org";

        @BeforeEach
        void knockAtTheDoor() {
            api = new Api(http);
            ada = the.subscriber(
                    "ada-" + UUID.randomUUID() + "@example.com", "UTC", "Ada-" + colleague.substring(10, 18));
        }

        @Test
        void showsTheColleagueWhatTheContactWouldGet() {
            long mails = count("outbox");
            var answer = send("welcome-thanks", "\"as\": \"" + ada + "\"");

            assertThat(answer.status()).isEqualTo(200);
            CaughtMail mail = the.open(the.inbox.to(colleague, 10).get(0));
            assertThat(mail.subject()).startsWith("[Test] ").isEqualTo(answer.at("/subject"));
            assertThat(mail.html()).contains("Ada-" + colleague.substring(10, 18));
            assertThat(audit.entries(null, 5))
                    .anyMatch(entry -> entry.what().equals("test mail sent")
                            && entry.about().equals("template welcome-thanks as contact " + ada));
            assertThat(count("outbox")).isEqualTo(mails);
        }

        @Test
        void isFilledAsTheContactOfAnAddressToo() {
            String address = the.contacts.find(ada).orElseThrow().email();
            assertThat(send("welcome-thanks", "\"as\": \"" + address + "\"").status())
                    .isEqualTo(200);
            assertThat(the.open(the.inbox.to(colleague, 10).get(0)).html())
                    .contains("Ada-" + colleague.substring(10, 18));
        }

        @Test
        void leavesNoTraceOnAnybody() {
            var events = the.events(ada);
            send("welcome-thanks", "\"as\": \"" + ada + "\"");

            assertThat(the.contacts.findByEmail(colleague)).isEmpty();
            assertThat(the.events(ada)).isEqualTo(events);
            CaughtMail mail = the.open(the.inbox.to(colleague, 10).get(0));
            assertThat(mail.headers()).extracting(CaughtMail.Header::name).noneMatch(name -> name.startsWith("List-"));
            assertThat(mail.html() + mail.text()).doesNotContain("/u/", "/c/", "/o/", "/confirm/");
        }

        @Test
        void isForgottenWithTheContactItShows() {
            send("welcome-thanks", "\"as\": \"" + ada + "\"");
            send("welcome-thanks", "\"variant\": \"warm\"");

            the.contacts.erase(ada);

            assertThat(the.inbox.to(colleague, 10)).singleElement().satisfies(mail -> assertThat(
                            the.open(mail).html())
                    .doesNotContain("Ada-" + colleague.substring(10, 18)));
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "no-such|colleague@example.org|\"as\": null|404|template-not-found",
                    "welcome-thanks|colleague@example.org|\"variant\": \"x\"|422|unknown-variant",
                    "welcome-thanks|colleague@example.org|\"as\": \"nobody@example.net\"|422|unknown-contact",
                    "welcome-thanks|colleague@example.org|\"as\": \"17\"|422|unknown-contact",
                    "welcome-thanks|no address|\"as\": null|422|invalid-email-address",
                    "welcome-thanks|a@example.org\\r\\nBcc: b@example.org|\"as\": null|422|invalid-email-address",
                    "welcome-thanks||\"as\": null|422|invalid-email-address"
                })
        void saysWhatIsWrong(String template, String to, String more, int status, String problem) {
            var answer = api.post(
                    "/api/templates/" + template + "/tests",
                    "{\"to\": " + (to == null ? "null" : "\"" + to + "\"") + ", " + more + "}");
            assertThat(answer.problem()).isEqualTo(problem);
            assertThat(answer.status()).isEqualTo(status);
        }

        @Test
        void doesNotWriteWhileEverythingIsStopped() {
            switches.stop("everything", "the shop is on fire", "rosie");
            try {
                var answer = send("welcome-thanks", "\"as\": null");
                assertThat(answer.status()).isEqualTo(409);
                assertThat(answer.at("/detail")).contains("the shop is on fire");
                assertThat(the.inbox.to(colleague, 10)).isEmpty();
            } finally {
                switches.lift("everything", "rosie");
            }
        }

        @Test
        void doesNotWriteToASuppressedAddress() {
            suppressions.suppress(colleague, io.postrider.contacts.SuppressionKind.BOUNCED, "it bounced");
            var answer = send("welcome-thanks", "\"as\": null");
            assertThat(answer.status()).isEqualTo(409);
            assertThat(answer.at("/detail")).contains("it bounced");
            assertThat(the.inbox.to(colleague, 10)).isEmpty();
        }

        private Api.Answer send(String template, String more) {
            return api.post("/api/templates/" + template + "/tests", "{\"to\": \"" + colleague + "\", " + more + "}");
        }

        private long count(String table) {
            return the.jdbc
                    .sql("select count(*) from " + table)
                    .query(Long.class)
                    .single();
        }
    }

    @Test
    void moreThanTheMinuteAllowsAreRefused() {
        TestPace pace = new TestPace(new MachineTime(), new TestMailSettings(2));
        pace.count();
        pace.count();
        assertThatThrownBy(pace::count)
                .isInstanceOf(TestRefused.class)
                .hasMessageContaining("At most 2 tests are sent in a minute");
    }
}
