package io.postrider.story;

import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.BooleanSupplier;
import org.awaitility.Awaitility;
import org.subethamail.smtp.server.SMTPServer;

/** A mail server of the outside world: what arrives here has really left Postrider, over TCP. */
final class Mailbox implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final Queue<Letter> letters = new ConcurrentLinkedQueue<>();
    private final SMTPServer server = SMTPServer.port(0)
            .bindAddress(InetAddress.getLoopbackAddress())
            .messageHandler((context, from, to, data) -> letters.add(Letter.read(to, data)))
            .build();

    Mailbox() {
        server.start();
    }

    String url() {
        return "smtp://127.0.0.1:" + server.getPortAllocated();
    }

    /** The letters to this address, in the order of their arrival. */
    List<Letter> of(String address) {
        return letters.stream().filter(letter -> letter.to().equals(address)).toList();
    }

    /** Waits for the n-th letter (from 1) to this address. @param running ends the waiting early when it is no longer true */
    Letter await(String address, int n, BooleanSupplier running) {
        Awaitility.await()
                .alias("letter " + n + " to " + address)
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(50))
                .failFast("the server ended", () -> !running.getAsBoolean())
                .until(() -> of(address).size() >= n);
        return of(address).get(n - 1);
    }

    @Override
    public void close() {
        server.stop();
    }
}
