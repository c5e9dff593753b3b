package io.postrider.delivery.webhooks;

import static org.assertj.core.api.Assertions.assertThat;

import io.postrider.delivery.MailId;
import io.postrider.delivery.feedback.Feedback.Kind;
import io.postrider.support.OnH2;
import io.postrider.support.OnPostgres;
import io.postrider.support.WebhookSecrets;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Mailgun's webhooks, over the wire, in the form of its documentation. */
class MailgunTests {

    @Nested
    @OnH2
    class H2 extends Contract {}

    @Nested
    @OnPostgres
    class Postgres extends Contract {}

    abstract static class Contract {

        private static final String KEY = WebhookSecrets.MAILGUN.get(0);
        private static final String DELIVERED = "'event':'delivered','delivery-status':{'code':250,'message':'OK'}";

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
                    "'event':'delivered','delivery-status':{'code':250,'message':'OK','attempt-no':1} | DELIVERED",
                    "'event':'failed','severity':'permanent','reason':'bounce','delivery-status':{'code':550,'enhanced-code':'5.1.1'} | HARD_BOUNCE",
                    "'event':'failed','severity':'permanent','reason':'bounce','delivery-status':{'code':550,'enhanced-code':'5.7.1'} | SOFT_BOUNCE",
                    "'event':'failed','severity':'permanent','reason':'suppress-bounce','delivery-status':{'code':605} | HARD_BOUNCE",
                    "'event':'failed','severity':'permanent','reason':'suppress-complaint','delivery-status':{'code':607} | COMPLAINT",
                    "'event':'failed','severity':'permanent','reason':'suppress-unsubscribe','delivery-status':{'code':606} | UNSUBSCRIBED",
                    "'event':'failed','severity':'permanent','reason':'old','delivery-status':{'code':602,'message':'Too old'} | SOFT_BOUNCE",
                    "'event':'failed','severity':'temporary','reason':'generic','delivery-status':{'code':452,'enhanced-code':'4.2.2'} | SOFT_BOUNCE",
                    "'event':'complained' | COMPLAINT",
                    "'event':'unsubscribed' | UNSUBSCRIBED",
                    "'event':'rejected','reject':{'reason':'Sandbox'} | SOFT_BOUNCE"
                })
        void tellsWhatHappened(String event, Kind kind) {
            assertThat(send(event)).isEqualTo(200);
            assertThat(reports.about(mail)).singleElement().satisfies(it -> {
                assertThat(it.kind()).isEqualTo(kind);
                assertThat(it.source()).isEqualTo("mailgun");
            });
        }

        @Test
        void countsTheTriesOfOneMailAsOne() {
            String tried = "'event':'failed','severity':'temporary','delivery-status':{'code':452}";
            send(tried);
            send(tried);
            assertThat(reports.about(mail))
                    .allSatisfy(it -> assertThat(it.key()).isEqualTo("mailgun:passing:" + mail.value()));
        }

        @Test
        void takesATokenOnceWhateverIsSaidWithIt() {
            String token = token();
            double replayed = reports.counted("mailgun", "replayed");
            assertThat(send(DELIVERED, Instant.now(), token, KEY)).isEqualTo(200);
            assertThat(send(DELIVERED, Instant.now(), token, KEY)).isEqualTo(200);
            assertThat(send("'event':'complained'", Instant.now(), token, KEY)).isEqualTo(200);
            assertThat(reports.about(mail)).hasSize(1);
            assertThat(reports.counted("mailgun", "replayed")).isEqualTo(replayed + 2);
        }

        @Test
        void remembersTheTokensOfOpensTooButNothingElseOfThem() {
            String token = token();
            assertThat(send("'event':'opened'", Instant.now(), token, KEY)).isEqualTo(200);
            assertThat(reports.kept(mail)).isZero();
            assertThat(send("'event':'complained'", Instant.now(), token, KEY)).isEqualTo(200);
            assertThat(reports.about(mail)).isEmpty();
        }

        @Test
        void countsWhatNobodyToldUsOf() {
            double unknown = reports.counted("mailgun", "unknown");
            assertThat(send("'event':'sang a song'")).isEqualTo(200);
            assertThat(reports.counted("mailgun", "unknown")).isEqualTo(unknown + 1);
        }

        @Test
        void refusesWhatIsForgedOrSignedLongAgo() {
            assertThat(send(DELIVERED, Instant.now(), token(), WebhookSecrets.MAILGUN.get(1)))
                    .isEqualTo(200);
            assertThat(send(DELIVERED, Instant.now(), token(), "another key")).isEqualTo(401);
            String old = body(DELIVERED, Instant.now().minus(Duration.ofMinutes(6)), token(), KEY);
            assertThat(reports.post("mailgun", old)).isEqualTo(406);
            String now = String.valueOf(Instant.now().getEpochSecond());
            String younger = old.replaceFirst("\"timestamp\":\"\\d+\"", "\"timestamp\":\"" + now + "\"");
            assertThat(reports.post("mailgun", younger)).isEqualTo(401);
            assertThat(reports.post("mailgun", "{}")).isEqualTo(401);
            assertThat(reports.post("mailgun", "{\"signature\":")).isEqualTo(400);
            assertThat(reports.about(mail)).hasSize(1);
        }

        private int send(String event) {
            return send(event, Instant.now(), token(), KEY);
        }

        private int send(String event, Instant at, String token, String key) {
            return reports.post("mailgun", body(event, at, token, key));
        }

        private String body(String event, Instant at, String token, String key) {
            String time = String.valueOf(at.getEpochSecond());
            return """
                    {'signature':{'token':'%s','timestamp':'%s','signature':'%s'},
                     'event-data':{%s,'id':'G9Bn5sl1TC6nu79C8C0bwg','timestamp':1529006854.329574,'recipient':'alice@example.com',
                      'message':{'headers':{'to':'Alice <alice@example.com>','message-id':'%s','from':'Bob <bob@example.com>'}}}}
                    """
                    .formatted(
                            token,
                            time,
                            hmac(key, time + token),
                            event,
                            reports.messageId(mail).replaceAll("[<>]", ""))
                    .replace('\'', '"');
        }

        private static String token() {
            return (UUID.randomUUID() + "" + UUID.randomUUID()).replace("-", "").substring(0, 50);
        }

        private static String hmac(String key, String text) {
            try {
                Mac mac = Mac.getInstance("HmacSHA256");
                mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
                return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
