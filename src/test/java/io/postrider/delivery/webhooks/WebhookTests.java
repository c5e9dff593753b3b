package io.postrider.delivery.webhooks;

import static org.assertj.core.api.Assertions.assertThat;

import io.postrider.contacts.ContactId;
import io.postrider.delivery.MailId;
import io.postrider.support.Api;
import io.postrider.support.OnH2;
import io.postrider.support.OnPostgres;
import io.postrider.support.WebhookSecrets;
import io.postrider.time.MachineTime;
import io.postrider.time.Timestamps;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;

/** What is the same for all providers: the door, the worker, what is forgotten, and what operators see. */
class WebhookTests {

    @Nested
    @OnH2
    class H2 extends Contract {}

    @Nested
    @OnPostgres
    class Postgres extends Contract {}

    abstract static class Contract {

        private static final String[] LOGIN = {
            "Authorization",
            "Basic "
                    + Base64.getEncoder()
                            .encodeToString(WebhookSecrets.POSTMARK.get(0).getBytes(StandardCharsets.UTF_8))
        };

        @Autowired
        Reports reports;

        @Autowired
        WebhookTable table;

        @Autowired
        WebhookCleaning cleaning;

        @Autowired
        TestRestTemplate http;

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "/hooks/mail/postmark/hook-00000000-0000-0000-0000-000000000000",
                    "/hooks/mail/postmark/",
                    "/hooks/mail/postmark/x",
                    "/hooks/mail/Postmark/" + "{token}",
                    "/hooks/mail/sparkpost/" + "{token}",
                    "/hooks/mail/postmark/" + "{token}/more"
                })
        void isNotThereForWhoDoesNotKnowTheAddress(String path) {
            MailId mail = reports.mail();
            String address = path.replace("{token}", WebhookSecrets.PATH_TOKEN);
            assertThat(reports.post(address, bounce(mail).getBytes(StandardCharsets.UTF_8), LOGIN))
                    .isEqualTo(404);
            assertThat(reports.kept(mail)).isZero();
        }

        @Test
        void refusesWhatIsTooLarge() {
            MailId mail = reports.mail();
            double tooLarge = reports.counted("postmark", "too-large");
            String large = bounce(mail).replace("Test", "x".repeat(2 * 1024 * 1024 - 1_000));
            String fits = bounce(mail).replace("Test", "x".repeat(1_000_000));
            assertThat(reports.post("postmark", large, LOGIN)).isEqualTo(413);
            assertThat(reports.kept(mail)).isZero();
            assertThat(reports.counted("postmark", "too-large")).isEqualTo(tooLarge + 1);
            assertThat(reports.post("postmark", fits, LOGIN)).isEqualTo(200);
            assertThat(reports.about(mail)).hasSize(1);
        }

        @Test
        void forgetsWhatWasInAnEventOnceItIsDigested() {
            MailId mail = reports.mail();
            reports.post("postmark", bounce(mail), LOGIN);
            assertThat(raw(mail)).contains("john@example.com");
            reports.digest();
            assertThat(raw(mail)).isNull();
            assertThat(of(mail)).containsEntry("state", "DONE");
        }

        @Test
        void triesAgainWhatFailsWithoutHoldingUpTheOthers() {
            MailId stumbling = reports.mail();
            MailId other = reports.mail();
            reports.desk.stumbling.add(stumbling);
            reports.post("postmark", bounce(stumbling), LOGIN);
            reports.post("postmark", bounce(other), LOGIN);
            assertThat(reports.about(other)).hasSize(1);
            assertThat(of(stumbling))
                    .containsEntry("state", "WAITING")
                    .containsEntry("attempts", 1)
                    .containsEntry("reason", "An internal error (IllegalStateException); it is tried again.");
            reports.digest();
            assertThat(of(stumbling)).as("not at once").containsEntry("attempts", 1);
            reports.desk.stumbling.remove(stumbling);
            becomeDue(stumbling);
            assertThat(reports.about(stumbling)).hasSize(1);
            assertThat(of(stumbling)).containsEntry("state", "DONE").containsEntry("reason", null);
        }

        @Test
        void setsAsideWhatFailsTooOftenAndSaysWhy() {
            MailId stumbling = reports.mail();
            double undigestible = reports.counted("postmark", "undigestible");
            reports.desk.stumbling.add(stumbling);
            reports.post("postmark", bounce(stumbling), LOGIN);
            for (int attempt = 1; attempt <= WebhookWorker.ATTEMPTS; attempt++) {
                reports.digest();
                becomeDue(stumbling);
            }
            assertThat(of(stumbling)).containsEntry("state", "SET_ASIDE");
            assertThat(reports.counted("postmark", "undigestible")).isEqualTo(undigestible + 1);
            Api api = new Api(http);
            Api.Answer page = api.get("/api/webhook-events?state=SET_ASIDE&limit=1");
            assertThat(page.at("/items/0/mail")).isEqualTo(String.valueOf(stumbling.value()));
            assertThat(page.at("/items/0/reason")).isEqualTo("An internal error (IllegalStateException), 5 times.");
            assertThat(page.json().toString()).doesNotContain("@");
            String last = page.at("/items/0/id");
            assertThat(api.get("/api/webhook-events?after=" + last).json().path("items"))
                    .noneMatch(it -> it.path("id").asLong() >= Long.parseLong(last));
            assertThat(api.get("/api/webhook-events?after=x").problem()).isEqualTo("invalid-page");
            assertThat(api.get("/api/webhook-events?state=LOST").status()).isEqualTo(400);
        }

        @Test
        void forgetsWhatWasReportedAboutSomebodyWhoIsErased() {
            ContactId she = reports.somebody();
            MailId mail = reports.mail(she);
            reports.post("postmark", bounce(mail), LOGIN);
            assertThat(reports.kept(mail)).isEqualTo(1);
            reports.contacts.erase(she);
            assertThat(reports.kept(mail)).isZero();
            double unknown = reports.counted("postmark", "unknown");
            assertThat(reports.post("postmark", bounce(mail), LOGIN)).isEqualTo(200);
            assertThat(reports.kept(mail))
                    .as("nor is anything kept that comes later")
                    .isZero();
            assertThat(reports.counted("postmark", "unknown")).isEqualTo(unknown + 1);
        }

        @Test
        void forgetsWhatIsOldButNotWhatWaits() {
            MailId done = reports.mail();
            MailId waiting = reports.mail();
            reports.post("postmark", bounce(done), LOGIN);
            reports.digest();
            reports.post("postmark", bounce(waiting), LOGIN);
            for (MailId mail : new MailId[] {done, waiting}) {
                reports.jdbc
                        .sql("update webhook_event set received_at = ? where mail_id = ?")
                        .params(Timestamps.of(new MachineTime().now().minus(Duration.ofDays(31))), mail.value())
                        .update();
            }
            table.first(
                    "mailgun", "nonce-" + done.value(), new MachineTime().now().minus(Duration.ofDays(31)));
            cleaning.forgetOld();
            assertThat(reports.kept(done)).isZero();
            assertThat(reports.kept(waiting)).isEqualTo(1);
            assertThat(table.first("mailgun", "nonce-" + done.value(), new MachineTime().now()))
                    .isTrue();
        }

        private static String bounce(MailId mail, String token) {
            return "{\"RecordType\":\"Bounce\",\"TypeCode\":1,\"ID\":%d,\"Email\":\"john@example.com\",\"Details\":\"Test\",\"Metadata\":{\"mail\":\"%s\"}}"
                    .formatted(ThreadLocalRandom.current().nextLong(1L << 50), token);
        }

        private String bounce(MailId mail) {
            return bounce(mail, reports.token(mail));
        }

        private void becomeDue(MailId mail) {
            reports.jdbc
                    .sql("update webhook_event set next_at = received_at where mail_id = ?")
                    .param(mail.value())
                    .update();
        }

        private String raw(MailId mail) {
            return (String) of(mail).get("raw");
        }

        private Map<String, Object> of(MailId mail) {
            return reports.jdbc
                    .sql("select state, attempts, reason, raw from webhook_event where mail_id = ?")
                    .param(mail.value())
                    .query()
                    .singleRow();
        }
    }
}
