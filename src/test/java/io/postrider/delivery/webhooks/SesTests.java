package io.postrider.delivery.webhooks;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.postrider.delivery.MailId;
import io.postrider.delivery.feedback.Feedback;
import io.postrider.delivery.feedback.Feedback.Kind;
import io.postrider.support.OnH2;
import io.postrider.support.OnPostgres;
import io.postrider.support.WebhookSecrets;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Amazon SES by way of SNS, over the wire, with certificates of the test's own authority. */
class SesTests {

    @Nested
    @OnH2
    class H2 extends Contract {}

    @Nested
    @OnPostgres
    class Postgres extends Contract {}

    abstract static class Contract {

        private static final String TOPIC = WebhookSecrets.TOPICS.get(0);
        private static final String URL =
                "https://sns.eu-west-1.amazonaws.com/SimpleNotificationService-9c6465fa7f48f5cacd23014631ec1136.pem";
        private static final String COMPLAINT =
                "'notificationType':'Complaint','complaint':{'timestamp':'2016-01-27T14:59:38.237Z'}";

        @Autowired
        Reports reports;

        @Autowired
        AmazonForTests amazon;

        private final ObjectMapper json = new ObjectMapper();
        private MailId mail;

        @BeforeEach
        void aMailAndACertificate() {
            mail = reports.mail();
            amazon.files.put(URL, SnsAuthority.pem("sns"));
            amazon.files.put(SnsAuthority.ISSUER, SnsAuthority.pem("between"));
        }

        @ParameterizedTest(name = "{0} is {1}")
        @CsvSource(
                quoteCharacter = '\0',
                delimiter = '|',
                nullValues = "nothing",
                value = {
                    "'notificationType':'Delivery','delivery':{'timestamp':'2016-01-27T14:59:38.237Z','smtpResponse':'250 ok'} | DELIVERED",
                    "'eventType':'Delivery','delivery':{} | DELIVERED",
                    "'notificationType':'Bounce','bounce':{'bounceType':'Permanent','bounceSubType':'General','bouncedRecipients':[{'emailAddress':'jane@example.com','status':'5.1.1','diagnosticCode':'smtp; 550 5.1.1 <jane@example.com>... User'}]} | HARD_BOUNCE",
                    "'eventType':'Bounce','bounce':{'bounceType':'Permanent','bounceSubType':'NoEmail'} | HARD_BOUNCE",
                    "'eventType':'Bounce','bounce':{'bounceType':'Permanent','bounceSubType':'OnAccountSuppressionList'} | HARD_BOUNCE",
                    "'eventType':'Bounce','bounce':{'bounceType':'Permanent','bounceSubType':'General','bouncedRecipients':[{'status':'5.7.1'}]} | SOFT_BOUNCE",
                    "'eventType':'Bounce','bounce':{'bounceType':'Permanent','bounceSubType':'ContentRejected'} | SOFT_BOUNCE",
                    "'eventType':'Bounce','bounce':{'bounceType':'Transient','bounceSubType':'General'} | SOFT_BOUNCE",
                    "'eventType':'Bounce','bounce':{'bounceType':'Transient','bounceSubType':'MailboxFull'} | SOFT_BOUNCE",
                    "'eventType':'Bounce','bounce':{'bounceType':'Undetermined','bounceSubType':'Undetermined'} | SOFT_BOUNCE",
                    "'eventType':'Complaint','complaint':{'complaintFeedbackType':'abuse'} | COMPLAINT",
                    "'notificationType':'Complaint','complaint':{} | COMPLAINT",
                    "'eventType':'Complaint','complaint':{'complaintFeedbackType':'not-spam'} | nothing",
                    "'eventType':'Reject','reject':{'reason':'Bad content'} | SOFT_BOUNCE",
                    "'eventType':'Subscription','subscription':{'newTopicPreferences':{'unsubscribeAll':true}} | UNSUBSCRIBED"
                })
        void tellsWhatHappened(String event, Kind kind) {
            assertThat(send(notification(event), "2", "sns")).isEqualTo(200);
            assertThat(reports.about(mail))
                    .extracting(Feedback::kind)
                    .isEqualTo(kind == null ? List.of() : List.of(kind));
            assertThat(reports.about(mail)).allSatisfy(it -> assertThat(String.valueOf(it.diagnostic()))
                    .doesNotContain("@"));
        }

        @ParameterizedTest
        @ValueSource(strings = {"1", "2"})
        void takesBothVersionsOfTheSignature(String version) {
            assertThat(send(notification(COMPLAINT), version, "sns")).isEqualTo(200);
            assertThat(reports.about(mail)).hasSize(1);
        }

        @Test
        void takesAMessageOnce() {
            Map<String, Object> message = notification(COMPLAINT);
            message.put("Subject", "Amazon SES Email Event Notification");
            double duplicates = reports.counted("ses", "duplicate");
            assertThat(send(message, "1", "sns")).isEqualTo(200);
            assertThat(send(message, "2", "sns")).isEqualTo(200);
            assertThat(reports.about(mail)).hasSize(1);
            assertThat(reports.counted("ses", "duplicate")).isEqualTo(duplicates + 1);
        }

        @Test
        void takesNothingFromOpensAndWhatNobodyToldUsOf() {
            double unknown = reports.counted("ses", "unknown");
            for (String type : new String[] {"Open", "Click", "Send", "DeliveryDelay", "Sang"}) {
                assertThat(send(notification("'eventType':'" + type + "'"), "2", "sns"))
                        .isEqualTo(200);
            }
            Map<String, Object> text = notification(COMPLAINT);
            text.put("Message", "Successfully validated SNS topic for Amazon SES event publishing.");
            assertThat(send(text, "2", "sns")).isEqualTo(200);
            assertThat(reports.kept(mail)).isZero();
            assertThat(reports.counted("ses", "unknown")).isEqualTo(unknown + 2);
        }

        @Test
        void believesOnlyWhatIsSigned() {
            double forged = reports.counted("ses", "forged");
            Map<String, Object> changed = signed(notification(COMPLAINT), "2", "sns");
            changed.put("Message", notification("'eventType':'Delivery'").get("Message"));
            assertThat(post(changed)).isEqualTo(401);
            assertThat(send(notification(COMPLAINT), "3", "sns")).isEqualTo(401);
            Map<String, Object> later = signed(notification(COMPLAINT), "2", "sns");
            later.put("Timestamp", Instant.now().plusSeconds(1).toString());
            assertThat(post(later)).isEqualTo(401);
            Map<String, Object> elsewhere = notification(COMPLAINT);
            elsewhere.put("TopicArn", "arn:aws:sns:eu-west-1:999999999999:mail-events");
            assertThat(send(elsewhere, "2", "sns")).isEqualTo(401);
            assertThat(reports.counted("ses", "forged")).isEqualTo(forged + 4);
            Map<String, Object> old = notification(COMPLAINT);
            old.put("Timestamp", Instant.now().minus(Duration.ofMinutes(61)).toString());
            assertThat(send(old, "2", "sns")).isEqualTo(406);
            assertThat(reports.kept(mail)).isZero();
        }

        @ParameterizedTest
        @ValueSource(strings = {"stranger", "shop", "expired"})
        void believesOnlyACertificateOfSnsThatSomebodyTrustedVouchesFor(String alias) {
            String url = URL.replace(
                    "9c6465fa", alias.equals("shop") ? "0000aaaa" : alias.equals("expired") ? "0000bbbb" : "0000cccc");
            amazon.files.put(url, SnsAuthority.pem(alias));
            Map<String, Object> message = notification(COMPLAINT);
            message.put("SigningCertURL", url);
            assertThat(send(message, "2", alias)).isEqualTo(401);
            assertThat(reports.kept(mail)).isZero();
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "http://sns.us-east-1.amazonaws.com/SimpleNotificationService-0123456789abcdef.pem",
                    "https://sns.us-east-1.amazonaws.com.evil.example/SimpleNotificationService-0123456789abcdef.pem",
                    "https://evil.example/sns.us-east-1.amazonaws.com/SimpleNotificationService-0123456789abcdef.pem",
                    "https://sns.us-east-1.amazonaws.com@evil.example/SimpleNotificationService-0123456789abcdef.pem",
                    "https://a:b@sns.us-east-1.amazonaws.com/SimpleNotificationService-0123456789abcdef.pem",
                    "https://sns.us-east-1.amazonaws.com:8443/SimpleNotificationService-0123456789abcdef.pem",
                    "https://sns.us-east-1.amazonaws.com/../SimpleNotificationService-0123456789abcdef.pem",
                    "https://sns.us-east-1.amazonaws.com/SimpleNotificationService-0123456789abcdef.pem?x=1",
                    "https://sns.us-east-1.amazonaws.com/SimpleNotificationService-0123456789abcdef.pem#x",
                    "https://sns.us-east-1.amazonaws.com/SimpleNotificationService-0123456789abcdef.pem\n",
                    "https://sns.us-east-1.amazonaws.com/bucket/SimpleNotificationService-0123456789abcdef.pem",
                    "https://s3.us-east-1.amazonaws.com/SimpleNotificationService-0123456789abcdef.pem",
                    "https://sns.us-east-1.amazonaws.com.cn.example/SimpleNotificationService-0123456789abcdef.pem",
                    "https://sns.us_east.amazonaws.com/SimpleNotificationService-0123456789abcdef.pem",
                    ""
                })
        void fetchesNoCertificateFromAnywhereElse(String url) {
            Map<String, Object> message = notification(COMPLAINT);
            message.put("SigningCertURL", url);
            amazon.files.put(url, SnsAuthority.pem("sns"));
            int asked = amazon.asked.size();
            assertThat(send(message, "2", "sns")).isEqualTo(401);
            assertThat(amazon.asked).hasSize(asked);
        }

        @Test
        void fetchesACertificateOnce() {
            String url = URL.replace("9c6465fa", "%08x".formatted(mail.value()));
            amazon.files.put(url, SnsAuthority.pem("sns"));
            Map<String, Object> message = notification(COMPLAINT);
            message.put("SigningCertURL", url);
            send(message, "2", "sns");
            send(message, "2", "sns");
            assertThat(amazon.asked).filteredOn(url::equals).hasSize(1);
        }

        @Test
        void asksThatItComesAgainWhenTheCertificateIsNotThere() {
            Map<String, Object> message = notification(COMPLAINT);
            message.put("SigningCertURL", URL.replace("9c6465fa", "0000dddd"));
            assertThat(send(message, "2", "sns")).isEqualTo(503);
        }

        @ParameterizedTest
        @CsvSource({"0, https://sns.eu-west-1.amazonaws.com/", "1, https://sns.cn-north-1.amazonaws.com.cn/"})
        void confirmsASubscriptionAtAnAddressOfItsOwnMaking(int topic, String host) {
            Map<String, Object> message = notification(COMPLAINT);
            String token = "2336412f37" + UUID.randomUUID().toString().replace("-", "");
            message.put("Type", "SubscriptionConfirmation");
            message.put("Message", "You have chosen to subscribe to the topic.");
            message.put("TopicArn", WebhookSecrets.TOPICS.get(topic));
            message.put("Token", token);
            message.put("SubscribeURL", "https://evil.example/?Action=ConfirmSubscription");
            assertThat(send(message, "1", "stranger")).isEqualTo(401);
            assertThat(amazon.asked).noneMatch(it -> it.contains(token));
            assertThat(send(message, "1", "sns")).isEqualTo(200);
            assertThat(amazon.asked).noneMatch(it -> it.contains("evil"));
            assertThat(amazon.asked)
                    .filteredOn(it -> it.contains(token))
                    .singleElement()
                    .satisfies(it -> assertThat(it)
                            .startsWith(host + "?Action=ConfirmSubscription&")
                            .endsWith("&Token=" + token));
        }

        @Test
        void refusesWhatIsNoMessage() {
            for (String body : new String[] {"{", "not json", "{} {}"}) {
                assertThat(reports.post("ses", body, "Content-Type", "text/plain"))
                        .as(body)
                        .isEqualTo(400);
            }
            assertThat(reports.post("ses", "[]")).isEqualTo(401);
        }

        private Map<String, Object> notification(String event) {
            String inner = ("{" + event
                            + ",'mail':{'timestamp':'2016-01-27T14:59:38.237Z','messageId':'00000138111222aa',"
                            + "'destination':['jane@example.com'],'commonHeaders':{'messageId':'%s','subject':'Hello'}}}")
                    .formatted(reports.messageId(mail))
                    .replace('\'', '"');
            Map<String, Object> message = new TreeMap<>();
            message.put("Type", "Notification");
            message.put("MessageId", UUID.randomUUID().toString());
            message.put("TopicArn", TOPIC);
            message.put("Message", inner);
            message.put("Timestamp", Instant.now().toString());
            message.put("SigningCertURL", URL);
            message.put("UnsubscribeURL", "https://sns.eu-west-1.amazonaws.com/?Action=Unsubscribe");
            return message;
        }

        private int send(Map<String, Object> message, String version, String alias) {
            return post(signed(message, version, alias));
        }

        private int post(Map<String, Object> message) {
            try {
                String body = json.writerWithDefaultPrettyPrinter().writeValueAsString(message);
                return reports.post(
                        "ses",
                        body,
                        "Content-Type",
                        "text/plain; charset=UTF-8",
                        "x-amz-sns-message-type",
                        "Notification");
            } catch (JsonProcessingException e) {
                throw new IllegalStateException(e);
            }
        }

        /** The fields in the order of their names, as Amazon's documentation lists them. */
        private static Map<String, Object> signed(Map<String, Object> message, String version, String alias) {
            try {
                StringBuilder text = new StringBuilder();
                for (String field : List.of(
                        "Message", "MessageId", "Subject", "SubscribeURL", "Timestamp", "Token", "TopicArn", "Type")) {
                    if (message.containsKey(field)) {
                        text.append(field)
                                .append("\n")
                                .append(message.get(field))
                                .append("\n");
                    }
                }
                Signature signature = Signature.getInstance(version.equals("1") ? "SHA1withRSA" : "SHA256withRSA");
                signature.initSign(SnsAuthority.key(alias));
                signature.update(text.toString().getBytes(StandardCharsets.UTF_8));
                Map<String, Object> complete = new TreeMap<>(message);
                complete.put("SignatureVersion", version);
                complete.put("Signature", Base64.getEncoder().encodeToString(signature.sign()));
                return complete;
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
