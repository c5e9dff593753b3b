package io.postrider.delivery.smtp;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.internet.InternetAddress;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Addresses with letters beyond ASCII before the @ (RFC 6531): sent where the server takes them, refused for good elsewhere. */
class LettersBeforeTheAtTests {

    /** A mail server in a dozen lines, because the one the tests use elsewhere knows no SMTPUTF8. */
    private static final class Server implements AutoCloseable {

        final List<String> said = Collections.synchronizedList(new ArrayList<>());
        private final ServerSocket socket = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
        private final String offers;

        Server(String offers) throws IOException {
            this.offers = offers;
            Thread thread = new Thread(this::listen);
            thread.setDaemon(true);
            thread.start();
        }

        private void listen() {
            while (!socket.isClosed()) {
                try (Socket one = socket.accept()) {
                    var in = new BufferedReader(new InputStreamReader(one.getInputStream(), StandardCharsets.UTF_8));
                    OutputStream out = one.getOutputStream();
                    say(out, "220 hello");
                    boolean content = false;
                    for (String line = in.readLine(); line != null; line = in.readLine()) {
                        said.add(line);
                        if (content && !line.equals(".")) {
                            continue;
                        }
                        content = line.equals("DATA");
                        say(
                                out,
                                line.startsWith("EHLO") ? "250-hello\r\n250 " + offers : content ? "354 go" : "250 ok");
                    }
                } catch (IOException hungUp) {
                    // The next one comes.
                }
            }
        }

        private static void say(OutputStream out, String line) throws IOException {
            out.write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }

    @ParameterizedTest
    @CsvSource({"SMTPUTF8, true", "8BITMIME, false"})
    void areAskedForOnlyWhereTheServerTakesThem(String offers, boolean taken) throws Exception {
        Duration patience = Duration.ofSeconds(5);
        var settings = new SmtpSettings(patience, patience, patience, patience, "localhost");
        try (Server server = new Server(offers);
                var connection = new SmtpConnection(
                        SmtpServer.of("smtp://127.0.0.1:" + server.socket.getLocalPort()), settings, 50)) {
            Outcome outcome = connection.send(mail("ädä@example.com"), DotWatch.NOBODY);
            if (taken) {
                assertThat(outcome).isInstanceOf(Outcome.Accepted.class);
                assertThat(server.said)
                        .anyMatch(line -> line.startsWith("MAIL FROM:") && line.contains("SMTPUTF8"))
                        .anyMatch(line -> line.startsWith("RCPT TO:<ädä@example.com>"))
                        .anyMatch(line -> line.startsWith("To: ädä@example.com"));
            } else {
                assertThat(outcome).isInstanceOf(Outcome.Permanent.class);
                assertThat(((Outcome.Permanent) outcome).reply().enhanced()).isEqualTo("5.6.7");
            }
            assertThat(connection.send(mail("ada@example.com"), DotWatch.NOBODY))
                    .isInstanceOf(Outcome.Accepted.class);
            assertThat(server.said)
                    .as("ordinary mail asks for nothing special")
                    .anyMatch(line -> line.startsWith("MAIL FROM:") && !line.contains("SMTPUTF8"));
        }
    }

    private static WireMail mail(String to) throws Exception {
        InternetAddress address = new InternetAddress();
        address.setAddress(to);
        return new MimeMail(
                        "<1@shop.example>",
                        new InternetAddress("hello@shop.example"),
                        address,
                        "Tea",
                        "Tea",
                        "<p>Tea</p>",
                        Instant.EPOCH,
                        Map.of())
                .to("hello@shop.example");
    }
}
