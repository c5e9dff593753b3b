package io.postrider.delivery.smtp;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/** Sends one mail to each of the servers it is given; a process of its own, because a JVM reads its trust store once. */
final class TrustingSender {

    private TrustingSender() {}

    public static void main(String[] urls) throws MessagingException {
        for (String url : urls) {
            System.out.println(send(url, new FarAwaySockets()));
        }
    }

    static Outcome send(String url, NoDelaySockets sockets) throws MessagingException {
        Duration patience = Duration.ofSeconds(20);
        SmtpSettings settings = new SmtpSettings(patience, patience, patience, patience, "localhost");
        MimeMail mail = new MimeMail(
                "<1@shop.example>",
                new InternetAddress("hello@shop.example"),
                new InternetAddress("ada@example.com"),
                "Tea",
                "Tea",
                "<p>Tea</p>",
                Instant.EPOCH,
                Map.of());
        try (SmtpConnection connection = new SmtpConnection(SmtpServer.of(url), settings, 50, sockets)) {
            return connection.send(mail.to("hello@shop.example"), new DotWatch() {
                @Override
                public void beforeDot() {
                    // Nothing to note.
                }

                @Override
                public void answered(int code) {
                    // The outcome says it.
                }
            });
        }
    }
}
