package io.postrider.delivery.doors;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.postrider.contacts.ContactId;
import io.postrider.delivery.MailId;
import io.postrider.support.OnH2;
import io.postrider.support.OnPostgres;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The listener of the return path, spoken to as a mail server speaks. */
class ReturnDoorTests {

    private static final int MAX_BYTES = 60_000_000;

    @Nested
    @OnH2
    class H2 extends Contract {}

    @Nested
    @OnPostgres
    class Postgres extends Contract {}

    abstract static class Contract {

        @Autowired
        ReturnsFixture the;

        @Autowired
        Intake intake;

        @Autowired
        ReturnWorker worker;

        private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
        private ReturnDoor door;
        private int port;

        @BeforeEach
        void open() {
            door = new ReturnDoor(DoorFixture.settings("", MAX_BYTES), intake, new ReturnMeters(registry));
            port = door.open(0);
        }

        @AfterEach
        void close() {
            door.stop();
        }

        /** One conversation; answers to each line, the last to the complete message. */
        private List<String> say(String recipient, byte[] mail) throws IOException {
            List<String> answers = new ArrayList<>();
            try (Socket socket = new Socket("127.0.0.1", port)) {
                socket.setSoTimeout(20_000);
                var in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
                OutputStream out = socket.getOutputStream();
                in.readLine();
                for (String line : List.of("HELO mx.example", "MAIL FROM:<>", "RCPT TO:<" + recipient + ">", "DATA")) {
                    out.write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
                    answers.add(in.readLine());
                    if (answers.get(answers.size() - 1).charAt(0) > '3') {
                        return answers;
                    }
                }
                out.write(mail);
                out.write("\r\n.\r\n".getBytes(StandardCharsets.US_ASCII));
                answers.add(in.readLine());
            }
            return answers;
        }

        private String last(List<String> answers) {
            return answers.get(answers.size() - 1);
        }

        @Test
        void aBounceToAReturnAddressSuppressesTheContact() throws IOException {
            ContactId ada = the.subscriber();
            MailId mail = the.mailTo(ada);
            String to = the.returnAddress(mail);
            byte[] bounce = ReturnsFixture.bytes(
                    ReturnsFixture.bounce(to, the.address(ada), "failed", "5.1.1", "<not-ours@x>"));

            assertThat(last(say(to, bounce))).startsWith("250");
            assertThat(the.suppressed(ada)).isFalse();
            worker.work();

            assertThat(the.suppressed(ada)).isTrue();
            assertThat(the.events(ada, "email.bounced")).singleElement().satisfies(event -> assertThat(
                            event.properties())
                    .containsEntry("source", "return-path")
                    .hasEntrySatisfying("diagnostic", said -> assertThat((String) said)
                            .contains("says the server")
                            .doesNotContain("@")));
            assertThat(the.newest()).isEqualTo("DONE BOUNCE empty");
        }

        @Test
        void theSameBounceTwiceIsOne() throws IOException {
            ContactId ada = the.subscriber();
            String to = the.returnAddress(the.mailTo(ada));
            byte[] bounce =
                    ReturnsFixture.bytes(ReturnsFixture.bounce(to, the.address(ada), "failed", "5.2.2", "<x@x>"));

            assertThat(last(say(to, bounce))).startsWith("250");
            worker.work();
            assertThat(last(say(to.toUpperCase(java.util.Locale.ROOT), bounce))).startsWith("250");
            worker.work();

            assertThat(the.rows("returned_mail", ada)).isEqualTo(1);
            assertThat(the.events(ada, "email.bounced")).hasSize(1);
        }

        @Test
        void addressesThatWereMadeUpAreRefusedAndCounted() throws IOException {
            String genuine = the.returnAddress(the.mailTo(the.subscriber()));
            for (String recipient : List.of(
                    "postmaster@bounce.shop.example",
                    "b+1-abcdefghijklmnop@bounce.shop.example",
                    genuine.replaceFirst(".@", "@"),
                    genuine.replaceFirst("b\\+[0-9a-z]+-", "b+1-"))) {
                assertThat(last(say(recipient, new byte[0]))).startsWith("550 5.1.1");
            }
            assertThat(registry.counter("postrider.returns.forged").count()).isEqualTo(4);
        }

        @Test
        void ofFiftyMegabytesTheBeginningIsKept() throws IOException {
            ContactId ada = the.subscriber();
            String to = the.returnAddress(the.mailTo(ada));
            String bounce = ReturnsFixture.bounce(to, the.address(ada), "failed", "5.1.1", "<x@x>");
            byte[] mail = ReturnsFixture.bytes(bounce + ("x".repeat(998) + "\r\n").repeat(50_000));

            assertThat(last(say(to, mail))).startsWith("250");
            worker.work();

            assertThat(the.suppressed(ada)).isTrue();
        }

        @Test
        void whatIsTooLargeIsRefused() throws IOException {
            door.stop();
            door = new ReturnDoor(DoorFixture.settings("", 100_000), intake, new ReturnMeters(registry));
            port = door.open(0);
            ContactId ada = the.subscriber();
            String to = the.returnAddress(the.mailTo(ada));

            assertThat(last(say(to, ReturnsFixture.bytes(("x".repeat(998) + "\r\n").repeat(300)))))
                    .startsWith("552");
            assertThat(the.rows("returned_mail", ada)).isZero();
        }

        @Test
        void nullBytesAreNoTrouble() throws IOException {
            ContactId ada = the.subscriber();
            String to = the.returnAddress(the.mailTo(ada));
            String bounce = ReturnsFixture.bounce(to, the.address(ada), "failed", "5.1.1", "<x@x>")
                    .replace("It did not work", "It did\0 not work");
            assertThat(last(say(to, ReturnsFixture.bytes(bounce)))).startsWith("250");
            worker.work();
            assertThat(the.suppressed(ada)).isTrue();
        }

        @Test
        void aBounceForAnErasedContactLeavesNothing() throws IOException {
            ContactId ada = the.subscriber();
            MailId mail = the.mailTo(ada);
            String to = the.returnAddress(mail);
            String bounce = ReturnsFixture.bounce(to, the.address(ada), "failed", "5.1.1", "<x@x>");
            the.contacts.erase(ada);

            assertThat(last(say(to, ReturnsFixture.bytes(bounce)))).startsWith("250");
            worker.work();

            assertThat(the.newest()).isEqualTo("DONE BOUNCE empty");
            assertThat(the.rows("returned_mail", ada)).isZero();
        }

        @Test
        void theListenerIsClosedUntilAPortIsConfigured() {
            ReturnDoor closed = new ReturnDoor(DoorFixture.settings("", MAX_BYTES), intake, new ReturnMeters(registry));
            closed.start();
            assertThat(closed.isRunning()).isFalse();
        }
    }
}
