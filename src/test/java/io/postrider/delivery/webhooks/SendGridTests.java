package io.postrider.delivery.webhooks;

import static org.assertj.core.api.Assertions.assertThat;

import io.postrider.delivery.MailId;
import io.postrider.delivery.feedback.Feedback;
import io.postrider.delivery.feedback.Feedback.Kind;
import io.postrider.support.OnH2;
import io.postrider.support.OnPostgres;
import io.postrider.support.WebhookSecrets;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.Signature;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/** SendGrid's signed event webhook, over the wire, with the events of its documentation. */
class SendGridTests {

    @Nested
    @OnH2
    class H2 extends Contract {}

    @Nested
    @OnPostgres
    class Postgres extends Contract {}

    abstract static class Contract {

        private static final KeyPair KEY = WebhookSecrets.SENDGRID.get(0);

        @Autowired
        Reports reports;

        private MailId mail;

        @BeforeEach
        void aMail() {
            mail = reports.mail();
        }

        @ParameterizedTest(name = "{0} is {1}")
        @CsvSource(
                quoteCharacter = '\0',
                delimiter = '|',
                value = {
                    "'event':'delivered','response':'250 2.0.0 OK' | DELIVERED | 2.0.0",
                    "'event':'bounce','type':'bounce','status':'5.1.1','reason':'550 5.1.1 unknown' | HARD_BOUNCE | 5.1.1",
                    "'event':'bounce','type':'bounce','status':'5.0.0','bounce_classification':'Invalid Address' | HARD_BOUNCE | 5.0.0",
                    "'event':'bounce','type':'bounce','status':'5.0.0','bounce_classification':'Reputation' | SOFT_BOUNCE | 5.0.0",
                    "'event':'bounce','type':'bounce','status':'5.7.1','reason':'550 5.7.1 spam' | SOFT_BOUNCE | 5.7.1",
                    "'event':'bounce','type':'blocked','status':'4.0.0','reason':'421 busy' | SOFT_BOUNCE | 4.0.0",
                    "'event':'dropped','reason':'Bounced Address','status':'5.0.0' | HARD_BOUNCE | 5.0.0",
                    "'event':'dropped','reason':'Invalid' | HARD_BOUNCE |",
                    "'event':'dropped','reason':'Spam Reporting Address' | COMPLAINT |",
                    "'event':'dropped','reason':'Unsubscribed Address' | UNSUBSCRIBED |",
                    "'event':'dropped','reason':'Spam Content' | SOFT_BOUNCE |",
                    "'event':'spamreport' | COMPLAINT |",
                    "'event':'unsubscribe' | UNSUBSCRIBED |",
                    "'event':'group_unsubscribe','asm_group_id':10 | UNSUBSCRIBED |"
                })
        void tellsWhatHappened(String event, Kind kind, String status) {
            assertThat(send("[" + event(event, UUID.randomUUID().toString()) + "]"))
                    .isEqualTo(200);
            assertThat(reports.about(mail)).singleElement().satisfies(it -> {
                assertThat(it.kind()).isEqualTo(kind);
                assertThat(it.status()).isEqualTo(status);
                assertThat(it.key()).startsWith("sendgrid:");
                assertThat(it.source()).isEqualTo("sendgrid");
                assertThat(it.at()).isBefore(Instant.now());
            });
        }

        @Test
        void takesNothingFromOpensClicksAndWhatNobodyToldUsOf() {
            double unknown = reports.counted("sendgrid", "unknown");
            String events = Stream.of("open", "click", "processed", "deferred", "sang a song")
                    .map(it -> event("'event':'" + it + "'", UUID.randomUUID().toString()))
                    .collect(Collectors.joining(","));
            assertThat(send("[" + events + "]")).isEqualTo(200);
            assertThat(reports.kept(mail)).isZero();
            assertThat(reports.counted("sendgrid", "unknown")).isEqualTo(unknown + 1);
        }

        @Test
        void takesThousandsOfEventsAtOnceAndEachOnce() {
            String events = IntStream.range(0, 2_000)
                    .mapToObj(it -> event("'event':'delivered'", "many-" + mail.value() + "-" + it % 1_900))
                    .collect(Collectors.joining(","));
            double duplicates = reports.counted("sendgrid", "duplicate");
            assertThat(send("[" + events + "]")).isEqualTo(200);
            assertThat(reports.counted("sendgrid", "duplicate")).isEqualTo(duplicates + 100);
            assertThat(send("[" + events + "]")).isEqualTo(200);
            assertThat(reports.about(mail)).hasSize(1_900);
            assertThat(reports.about(mail)).hasSize(1_900);
        }

        @Test
        void takesAReportOnceThatComesInManyTimesAtTheSameMoment() {
            String events = IntStream.range(0, 50)
                    .mapToObj(it -> event("'event':'delivered'", "race-" + mail.value() + "-" + it))
                    .collect(Collectors.joining(","));
            var calls = IntStream.range(0, 8)
                    .mapToObj(it -> CompletableFuture.supplyAsync(() -> send("[" + events + "]")))
                    .toList();
            assertThat(calls).allSatisfy(it -> assertThat(it.join()).isIn(200, 500));
            assertThat(send("[" + events + "]")).isEqualTo(200);
            assertThat(reports.about(mail)).hasSize(50);
        }

        @Test
        void dropsWhatIsNotAboutAMailOfOurs() {
            double unknown = reports.counted("sendgrid", "unknown");
            String forged = event("'event':'spamreport'", UUID.randomUUID().toString())
                    .replace(reports.token(mail), "zz-0123456789abcdef");
            assertThat(send("[" + forged + "]")).isEqualTo(200);
            assertThat(reports.about(mail)).isEmpty();
            assertThat(reports.counted("sendgrid", "unknown")).isEqualTo(unknown + 1);
        }

        @Test
        void findsTheMailByItsArgumentWhenTheMessageIdIsMissing() {
            String event = "{'event':'bounce','type':'bounce','sg_event_id':'%s','mail':'%s'}"
                    .formatted(UUID.randomUUID(), reports.token(mail))
                    .replace('\'', '"');
            assertThat(send("[" + event + "]")).isEqualTo(200);
            assertThat(reports.about(mail)).extracting(Feedback::kind).containsExactly(Kind.HARD_BOUNCE);
        }

        @Test
        void neverRepeatsAnAddress() {
            send("["
                    + event(
                            "'event':'bounce','reason':'550 <ada@example.com> no\\nsuch user'",
                            UUID.randomUUID().toString())
                    + "]");
            assertThat(reports.about(mail)).singleElement().satisfies(it -> assertThat(it.diagnostic())
                    .isEqualTo("550 <<address>> no such user"));
        }

        @Test
        void takesTheOldKeyAndTheNewOneAndNoOther() {
            String body = "[" + event("'event':'delivered'", "rotation-" + mail.value()) + "]";
            assertThat(send(body, Instant.now(), WebhookSecrets.SENDGRID.get(1)))
                    .isEqualTo(200);
            assertThat(send(body, Instant.now(), WebhookSecrets.p256())).isEqualTo(401);
        }

        @Test
        void refusesWhatWasChangedOrSignedLongAgo() {
            String body = "[" + event("'event':'spamreport'", UUID.randomUUID().toString()) + "]";
            double forged = reports.counted("sendgrid", "forged");
            double stale = reports.counted("sendgrid", "stale");
            String now = String.valueOf(Instant.now().getEpochSecond());
            String signature = sign(now, body, KEY);
            assertThat(post(body + " ", now, signature)).isEqualTo(401);
            assertThat(post(body, String.valueOf(Instant.now().getEpochSecond() + 1), signature))
                    .isEqualTo(401);
            assertThat(post(body, now, "not base64!")).isEqualTo(401);
            assertThat(post(body, now, "AAAA")).isEqualTo(401);
            assertThat(post(body, "yesterday", signature)).isEqualTo(401);
            assertThat(reports.post("sendgrid", body)).isEqualTo(401);
            assertThat(reports.counted("sendgrid", "forged")).isEqualTo(forged + 6);
            assertThat(send(body, Instant.now().minus(Duration.ofMinutes(6)), KEY))
                    .isEqualTo(406);
            assertThat(send(body, Instant.now().plus(Duration.ofMinutes(6)), KEY))
                    .isEqualTo(406);
            assertThat(reports.counted("sendgrid", "stale")).isEqualTo(stale + 2);
            assertThat(reports.kept(mail)).isZero();
        }

        @Test
        void refusesWhatIsNoListOfEvents() {
            for (String body : new String[] {"", "[{", "{}", "\"events\"", "[1] trailing"}) {
                assertThat(send(body)).as(body).isEqualTo(400);
            }
            assertThat(send("[]")).isEqualTo(200);
            assertThat(send("[1, null, \"open\", [], {}]")).isEqualTo(200);
        }

        private String event(String fields, String id) {
            return "{'email':'example@test.com','timestamp':1513299569,'smtp-id':'%s','sg_event_id':'%s','sg_message_id':'14c5d75ce93.dfd.64b469.filter0001',"
                            .formatted(reports.messageId(mail), id)
                            .replace('\'', '"')
                    + fields.replace('\'', '"') + "}";
        }

        private int send(String body) {
            return send(body, Instant.now(), KEY);
        }

        private int send(String body, Instant at, KeyPair key) {
            String time = String.valueOf(at.getEpochSecond());
            return post(body, time, sign(time, body, key));
        }

        private int post(String body, String time, String signature) {
            return reports.post(
                    "sendgrid",
                    body,
                    "X-Twilio-Email-Event-Webhook-Timestamp",
                    time,
                    "X-Twilio-Email-Event-Webhook-Signature",
                    signature,
                    "Content-Type",
                    "application/json");
        }

        private static String sign(String time, String body, KeyPair key) {
            try {
                Signature signature = Signature.getInstance("SHA256withECDSA");
                signature.initSign(key.getPrivate());
                signature.update((time + body).getBytes(StandardCharsets.UTF_8));
                return Base64.getEncoder().encodeToString(signature.sign());
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
