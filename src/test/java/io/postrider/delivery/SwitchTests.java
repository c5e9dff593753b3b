package io.postrider.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.postrider.access.AuditLog;
import io.postrider.contacts.ContactId;
import io.postrider.delivery.FaultySmtpServer.Fault;
import io.postrider.support.OnH2;
import io.postrider.support.OnPostgres;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.http.HttpEntity;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.ResponseEntity;

/** The big red buttons: what is stopped is held with who and why, and goes on when it is let go. */
class SwitchTests {

    @Nested
    @OnH2
    class H2 extends Contract {}

    @Nested
    @OnPostgres
    class Postgres extends Contract {}

    abstract static class Contract {

        @Autowired
        PolicyFixture mails;

        @Autowired
        DeliveryFixture the;

        @Autowired
        Sending sending;

        @Autowired
        AuditLog audit;

        @Autowired
        TestRestTemplate http;

        final String journey = "j" + UUID.randomUUID().toString().substring(0, 8);

        ResponseEntity<JsonNode> call(HttpMethod method, String what, Map<String, String> body) {
            HttpHeaders headers = new HttpHeaders();
            headers.setBearerAuth("test-key");
            return http.exchange(
                    "/api/sending-switches/" + what, method, new HttpEntity<>(body, headers), JsonNode.class);
        }

        MailId enqueue() {
            return the.enqueue(mails.ofJourney(the.subscriber("UTC"), journey));
        }

        @Test
        void holdsAJourneyWithWhoAndWhyUntilItIsLetGo() {
            mails.morning(10);
            ContactId ada = the.subscriber("UTC");
            MailId mail = the.enqueue(mails.ofJourney(ada, journey));
            MailId other = the.enqueue(mails.ofJourney(the.subscriber("UTC"), "another-journey"));
            var stopped = call(HttpMethod.PUT, "journey:" + journey, Map.of("why", "The price is wrong."));
            String who = stopped.getBody().get("who").asText();
            the.sendAll();

            assertThat(mails.state(other)).isEqualTo("SENT");
            assertThat(mails.state(mail)).isEqualTo("HELD");
            assertThat(mails.reason(mail))
                    .isEqualTo("held: " + who + " stopped the journey " + journey + ": The price is wrong.");
            the.clock.advance(Duration.ofHours(1));
            the.sendAll();
            assertThat(mails.state(mail)).isEqualTo("HELD");
            assertThat(the.events(ada).stream().filter("email.held"::equals))
                    .as("told once")
                    .hasSize(1);

            assertThat(call(HttpMethod.DELETE, "journey:" + journey, null)
                            .getStatusCode()
                            .value())
                    .isEqualTo(204);
            the.sendAll();
            assertThat(mails.state(mail)).as("no minute later").isEqualTo("SENT");
            assertThat(audit.entries(null, 2))
                    .extracting(AuditLog.Entry::what)
                    .containsExactly("sending goes on", "sending stopped");
            assertThat(sending.lifted(1).get(0).liftedBy()).isEqualTo(who);
        }

        @Test
        void stopsAlsoWhatIsClaimedAlready() {
            mails.morning(10);
            MailId first = enqueue();
            MailId second = enqueue();
            try (var server =
                    new FaultySmtpServer(Fault.slow(() -> sending.stop("journey:" + journey, "Stop!", "anna")))) {
                the.sendAllTo(server);
                assertThat(server.received).isEmpty();
            }
            assertThat(mails.state(first)).isEqualTo("HELD");
            assertThat(mails.state(second)).isEqualTo("HELD");
            sending.lift("journey:" + journey, "anna");
            the.sendAll();
            assertThat(mails.state(first)).isEqualTo("SENT");
            assertThat(mails.state(second)).isEqualTo("SENT");
        }

        @Test
        void marketingStopsWithoutServiceMailAndEverythingWithIt() {
            mails.morning(10);
            sending.stop("marketing", "Stop!", "anna");
            MailId answer = mails.send(the.answer(the.subscriber("UTC")));
            MailId receipt = mails.send(the.email(the.subscriber("UTC"), "transactional", Email.Moment.NOW, false));
            sending.stop("everything", "Stop it all!", "bea");
            MailId late = mails.send(the.email(the.subscriber("UTC"), "transactional", Email.Moment.NOW, false));

            assertThat(mails.reason(answer)).isEqualTo("held: anna stopped marketing: Stop!");
            assertThat(mails.state(receipt)).isEqualTo("SENT");
            assertThat(mails.reason(late)).isEqualTo("held: bea stopped everything: Stop it all!");
            sending.lift("everything", "bea");
            sending.lift("marketing", "bea");
            the.sendAll();
            assertThat(mails.state(answer)).isEqualTo("SENT");
            assertThat(mails.state(late)).isEqualTo("SENT");
        }

        @Test
        void aPurposeAndATemplateCanBeStopped() {
            mails.morning(10);
            sending.stop("purpose:newsletter", "Wrong words.", "anna");
            MailId letter = mails.send(mails.letter(the.subscriber("UTC")));
            assertThat(mails.reason(letter)).isEqualTo("held: anna stopped the purpose newsletter: Wrong words.");
            sending.stop("template:" + DeliveryFixture.TEMPLATE, "Wrong picture.", "anna");
            sending.lift("purpose:newsletter", "anna");
            the.sendAll();
            assertThat(mails.reason(letter)).isEqualTo("held: anna stopped the template double-opt-in: Wrong picture.");
            sending.lift("template:" + DeliveryFixture.TEMPLATE, "anna");
        }

        @Test
        void whatWaitedTooLongIsNotSentAnyMore() {
            mails.morning(10);
            sending.stop("journey:" + journey, "Stop!", "anna");
            MailId mail = enqueue();
            the.clock.advance(Duration.ofDays(7).plusHours(1));
            the.sendAll();
            sending.lift("journey:" + journey, "anna");

            assertThat(mails.state(mail)).isEqualTo("DROPPED");
            assertThat(mails.reason(mail)).startsWith("not sent: it waited longer than 7 days (held: anna stopped");
        }

        @Test
        void refusesWhatCannotBeStopped() {
            assertThat(call(HttpMethod.PUT, "journey", Map.of("why", "Stop!"))
                            .getBody()
                            .get("type")
                            .asText())
                    .isEqualTo("urn:postrider:problem:unusable-switch");
            assertThat(call(HttpMethod.PUT, "everything:else", Map.of("why", "Stop!"))
                            .getStatusCode()
                            .value())
                    .isEqualTo(400);
            assertThat(call(HttpMethod.PUT, "everything", Map.of("why", " "))
                            .getBody()
                            .get("detail")
                            .asText())
                    .startsWith("why must say");
            assertThat(sending.stopped()).isEmpty();
        }
    }
}
