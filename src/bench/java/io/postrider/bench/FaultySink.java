package io.postrider.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.subethamail.smtp.MessageContext;
import org.subethamail.smtp.MessageHandler;
import org.subethamail.smtp.MessageHandlerFactory;
import org.subethamail.smtp.RejectException;
import org.subethamail.smtp.server.SMTPServer;

/** A mail server that remembers what it took, can go away and come back, and can answer at random or not at all. */
final class FaultySink implements MessageHandlerFactory, AutoCloseable {

    private static final long HANGS_MILLIS = 6_000;

    private final Map<String, AtomicInteger> accepted = new ConcurrentHashMap<>();
    private final Map<String, AtomicInteger> answers = new ConcurrentHashMap<>();
    private final Random dice = new Random();
    private volatile boolean misbehaving;
    private volatile long lastTaken;
    private SMTPServer server;
    private int port;

    FaultySink() {
        open();
    }

    void open() {
        server = SMTPServer.port(port)
                .bindAddress(InetAddress.getLoopbackAddress())
                .messageHandlerFactory(this)
                .build();
        server.start();
        port = server.getPortAllocated();
    }

    String url() {
        return "smtp://127.0.0.1:" + port;
    }

    int taken() {
        return accepted.size();
    }

    long doubled() {
        return accepted.values().stream().filter(times -> times.get() > 1).count();
    }

    boolean has(String messageId) {
        return accepted.containsKey(messageId);
    }

    int takenSince(Duration ago) {
        return System.nanoTime() - lastTaken < ago.toNanos() ? 1 : 0;
    }

    void misbehave() {
        misbehaving = true;
    }

    void behave() {
        misbehaving = false;
    }

    int misbehaved() {
        return answers.values().stream().mapToInt(AtomicInteger::get).sum();
    }

    Map<String, AtomicInteger> answers() {
        return new TreeMap<>(answers);
    }

    @Override
    public MessageHandler create(MessageContext context) {
        return new MessageHandler() {
            @Override
            public void from(String from) {}

            @Override
            public void recipient(String recipient) throws RejectException {
                int throwOf = misbehaving ? dice.nextInt(20) : 99;
                if (throwOf == 0) {
                    throw answer(550, "5.1.1 no such mailbox");
                }
                if (throwOf == 1) {
                    throw answer(451, "4.3.0 try again later");
                }
                if (throwOf == 2) {
                    throw answer(421, "4.3.2 going down");
                }
            }

            @Override
            public String data(InputStream data) throws IOException {
                String messageId = messageId(data);
                boolean hang = misbehaving && dice.nextInt(500) == 0;
                boolean take = !hang || dice.nextBoolean();
                if (take) {
                    accepted.computeIfAbsent(messageId, id -> new AtomicInteger())
                            .incrementAndGet();
                    lastTaken = System.nanoTime();
                }
                if (hang) {
                    answer(0, take ? "hangs after the dot, taken" : "hangs after the dot, not taken");
                    sleep();
                }
                return "recorded";
            }

            @Override
            public void done() {}
        };
    }

    private RejectException answer(int code, String text) {
        answers.computeIfAbsent((code + " " + text).strip(), key -> new AtomicInteger())
                .incrementAndGet();
        return new RejectException(code, text);
    }

    private static void sleep() {
        try {
            Thread.sleep(HANGS_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static String messageId(InputStream data) throws IOException {
        var lines = new BufferedReader(new InputStreamReader(data, StandardCharsets.ISO_8859_1));
        String messageId = null;
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            if (messageId == null && line.toLowerCase().startsWith("message-id:")) {
                messageId = line.substring("message-id:".length()).strip();
            }
        }
        return messageId;
    }

    @Override
    public void close() {
        server.stop();
    }
}
