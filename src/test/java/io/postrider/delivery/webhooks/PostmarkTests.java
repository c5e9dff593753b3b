package io.postrider.delivery.webhooks;

import static org.assertj.core.api.Assertions.assertThat;

import io.postrider.delivery.MailId;
import io.postrider.delivery.feedback.Feedback;
import io.postrider.delivery.feedback.Feedback.Kind;
import io.postrider.support.OnH2;
import io.postrider.support.OnPostgres;
import io.postrider.support.WebhookSecrets;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Postmark's webhooks, over the wire, in the form of its documentation. */
class PostmarkTests {

    @Nested
    @OnH2
    class H2 extends Contract {}

    @Nested
    @OnPostgres
    class Postgres extends Contract {}

    abstract static class Contract {

        private static final String LOGIN = WebhookSecrets.POSTMARK.get(0);

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
                nullValues = "nothing",
                value = {
                    "'RecordType':'Delivery','DeliveredAt':'2019-11-05T16:33:54.9070259Z','Details':'Test' | DELIVERED",
                    "'RecordType':'Bounce','Type':'HardBounce','TypeCode':1,'Inactive':true | HARD_BOUNCE",
                    "'RecordType':'Bounce','Type':'BadEmailAddress','TypeCode':100000 | HARD_BOUNCE",
                    "'RecordType':'Bounce','Type':'ManuallyDeactivated','TypeCode':100002 | HARD_BOUNCE",
                    "'RecordType':'Bounce','Type':'Transient','TypeCode':2 | SOFT_BOUNCE",
                    "'RecordType':'Bounce','Type':'SoftBounce','TypeCode':4096 | SOFT_BOUNCE",
                    "'RecordType':'Bounce','Type':'SoftBounce','TypeCode':4096,'Inactive':true | HARD_BOUNCE",
                    "'RecordType':'Bounce','Type':'DnsError','TypeCode':256 | SOFT_BOUNCE",
                    "'RecordType':'Bounce','Type':'SpamNotification','TypeCode':512 | SOFT_BOUNCE",
                    "'RecordType':'Bounce','Type':'Blocked','TypeCode':100006 | SOFT_BOUNCE",
                    "'RecordType':'Bounce','Type':'DMARCPolicy','TypeCode':100009 | SOFT_BOUNCE",
                    "'RecordType':'Bounce','Type':'AutoResponder','TypeCode':64 | AUTO_REPLY",
                    "'RecordType':'Bounce','Type':'Unsubscribe','TypeCode':16 | UNSUBSCRIBED",
                    "'RecordType':'Bounce','Type':'Subscribe','TypeCode':32 | nothing",
                    "'RecordType':'SpamComplaint','Type':'SpamComplaint','TypeCode':512,'Inactive':true | COMPLAINT",
                    "'RecordType':'SubscriptionChange','SuppressSending':true,'SuppressionReason':'ManualSuppression','Origin':'Recipient' | UNSUBSCRIBED",
                    "'RecordType':'SubscriptionChange','SuppressSending':true,'SuppressionReason':'HardBounce' | HARD_BOUNCE",
                    "'RecordType':'SubscriptionChange','SuppressSending':true,'SuppressionReason':'SpamComplaint' | COMPLAINT",
                    "'RecordType':'SubscriptionChange','SuppressSending':false | nothing"
                })
        void tellsWhatHappened(String event, Kind kind) {
            assertThat(send(event(event))).isEqualTo(200);
            assertThat(reports.kept(mail)).isEqualTo(1);
            assertThat(reports.about(mail))
                    .extracting(Feedback::kind)
                    .isEqualTo(kind == null ? List.of() : List.of(kind));
        }

        @Test
        void takesTheSameEventOnce() {
            double duplicates = reports.counted("postmark", "duplicate");
            String event = event("'RecordType':'Bounce','TypeCode':1");
            assertThat(send(event)).isEqualTo(200);
            assertThat(send(event)).isEqualTo(200);
            assertThat(reports.about(mail)).hasSize(1);
            assertThat(reports.counted("postmark", "duplicate")).isEqualTo(duplicates + 1);
        }

        @Test
        void takesNothingFromOpensClicksAndWhatNobodyToldUsOf() {
            double unknown = reports.counted("postmark", "unknown");
            for (String type : new String[] {"Open", "Click", "Sang"}) {
                assertThat(send(event("'RecordType':'" + type + "'"))).isEqualTo(200);
            }
            assertThat(reports.kept(mail)).isZero();
            assertThat(reports.counted("postmark", "unknown")).isEqualTo(unknown + 1);
        }

        @Test
        void setsABounceOfAnUnknownTypeAside() {
            send(event("'RecordType':'Bounce','TypeCode':77"));
            assertThat(reports.about(mail)).isEmpty();
            assertThat(reports.jdbc
                            .sql("select state from webhook_event where mail_id = ?")
                            .param(mail.value())
                            .query(String.class)
                            .single())
                    .isEqualTo("SET_ASIDE");
        }

        @Test
        void comesWithALoginItWasTold() {
            String event = event("'RecordType':'Bounce','TypeCode':1");
            assertThat(reports.post("postmark", event)).isEqualTo(401);
            assertThat(reports.post("postmark", event, "Authorization", "Bearer x"))
                    .isEqualTo(401);
            assertThat(reports.post("postmark", event, "Authorization", "Basic ???"))
                    .isEqualTo(401);
            assertThat(send(event, LOGIN + "x")).isEqualTo(401);
            assertThat(send(event, "postmark:")).isEqualTo(401);
            assertThat(reports.kept(mail)).isZero();
            assertThat(send(event, WebhookSecrets.POSTMARK.get(1))).isEqualTo(200);
            for (String body : new String[] {"", "{", "[]", "7"}) {
                assertThat(send(body)).as(body).isEqualTo(400);
            }
        }

        private String event(String fields) {
            return ("{" + fields
                            + ",'ID':%d,'MessageID':'883953f4-6105-42a2-a16a-77a8eac79483','Email':'john@example.com','BouncedAt':'2018-02-20T12:54:23.3396434-05:00','Metadata':{'mail':'%s'}}")
                    .formatted(ThreadLocalRandom.current().nextLong(1L << 50), reports.token(mail))
                    .replace('\'', '"');
        }

        private int send(String body) {
            return send(body, LOGIN);
        }

        private int send(String body, String login) {
            String basic = Base64.getEncoder().encodeToString(login.getBytes(StandardCharsets.UTF_8));
            return reports.post("postmark", body, "Authorization", "Basic " + basic);
        }
    }
}
