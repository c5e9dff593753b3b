package io.postrider.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.subethamail.smtp.MessageContext;
import org.subethamail.smtp.MessageHandler;
import org.subethamail.smtp.MessageHandlerFactory;
import org.subethamail.smtp.server.SMTPServer;

/** A mail server outside the killed process that remembers how often it accepted each Message-ID. */
final class RecordingSink implements MessageHandlerFactory, AutoCloseable {

    private final Map<String, AtomicInteger> accepted = new ConcurrentHashMap<>();
    private final SMTPServer server;

    RecordingSink() {
        server = SMTPServer.port(0)
                .bindAddress(InetAddress.getLoopbackAddress())
                .messageHandlerFactory(this)
                .build();
        server.start();
    }

    String url() {
        return "smtp://127.0.0.1:" + server.getPortAllocated();
    }

    int messages() {
        return accepted.size();
    }

    long doubled() {
        return accepted.values().stream().filter(times -> times.get() > 1).count();
    }

    boolean has(String messageId) {
        return accepted.containsKey(messageId);
    }

    @Override
    public MessageHandler create(MessageContext context) {
        return new MessageHandler() {
            @Override
            public void from(String from) {}

            @Override
            public void recipient(String recipient) {}

            @Override
            public String data(InputStream data) throws IOException {
                var lines = new BufferedReader(new InputStreamReader(data, StandardCharsets.ISO_8859_1));
                String messageId = null;
                for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                    if (messageId == null && line.toLowerCase().startsWith("message-id:")) {
                        messageId = line.substring("message-id:".length()).strip();
                    }
                }
                accepted.computeIfAbsent(messageId, id -> new AtomicInteger()).incrementAndGet();
                return "recorded";
            }

            @Override
            public void done() {}
        };
    }

    @Override
    public void close() {
        server.stop();
    }
}
