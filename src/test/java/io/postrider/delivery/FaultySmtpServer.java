package io.postrider.delivery;

import io.postrider.delivery.smtp.SmtpServer;
import io.postrider.delivery.smtp.SmtpSettings;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.subethamail.smtp.DropConnectionException;
import org.subethamail.smtp.MessageHandler;
import org.subethamail.smtp.RejectException;
import org.subethamail.smtp.server.SMTPServer;

/** A mail server that misbehaves on request: each behaviour in the script is for one message, then it is well again. */
final class FaultySmtpServer implements AutoCloseable {

    /** What happens to one message. */
    record Fault(String at, int code, String text, Runnable meanwhile) {

        Fault(String at, int code, String text) {
            this(at, code, text, () -> {});
        }

        /** It takes its time over the recipient, and in that time something happens; then all is well. */
        static Fault slow(Runnable meanwhile) {
            return new Fault("slow", 0, "", meanwhile);
        }

        /** It takes its time over the answer to the complete message. */
        static Fault slowToAnswer(Runnable meanwhile) {
            return new Fault("slowToAnswer", 0, "", meanwhile);
        }

        static Fault refuseRecipient(int code, String text) {
            return new Fault("recipient", code, text);
        }

        static Fault refuseMessage(int code, String text) {
            return new Fault("dot", code, text);
        }

        static Fault dropBeforeDot() {
            return new Fault("drop", 0, "");
        }

        static Fault hangAfterDot() {
            return new Fault("hang", 0, "");
        }
    }

    final List<String> received = Collections.synchronizedList(new ArrayList<>());
    private final Deque<Fault> script = new ArrayDeque<>();
    private final CountDownLatch released = new CountDownLatch(1);
    private final SMTPServer server;

    FaultySmtpServer(Fault... faults) {
        script.addAll(List.of(faults));
        server = SMTPServer.port(0)
                .bindAddress(InetAddress.getLoopbackAddress())
                .hostName("localhost")
                .messageHandlerFactory(context -> new Handler(next()))
                .build();
        server.start();
    }

    MailServer address() {
        var patience = new SmtpSettings(
                Duration.ofSeconds(5), Duration.ofSeconds(5), Duration.ofSeconds(5), Duration.ofMillis(400), "");
        return new MailServer(
                "127.0.0.1:" + server.getPortAllocated(),
                SmtpServer.of("smtp://127.0.0.1:" + server.getPortAllocated()),
                patience,
                50);
    }

    private synchronized Fault next() {
        return script.isEmpty() ? new Fault("never", 0, "") : script.poll();
    }

    @Override
    public void close() {
        released.countDown();
        server.stop();
    }

    private final class Handler implements MessageHandler {

        private final Fault fault;

        Handler(Fault fault) {
            this.fault = fault;
        }

        @Override
        public void from(String from) {
            // Everybody may send.
        }

        @Override
        public void recipient(String recipient) throws RejectException {
            if (fault.at().equals("slow")) {
                fault.meanwhile().run();
            }
            if (fault.at().equals("recipient")) {
                throw new RejectException(fault.code(), fault.text());
            }
            if (fault.at().equals("drop")) {
                throw new DropConnectionException(421, "4.3.2 going down");
            }
        }

        @Override
        public String data(InputStream data) throws RejectException, IOException {
            String message = new String(data.readAllBytes(), StandardCharsets.UTF_8);
            if (fault.at().equals("dot")) {
                throw new RejectException(fault.code(), fault.text());
            }
            if (fault.at().equals("slowToAnswer")) {
                fault.meanwhile().run();
            }
            received.add(message);
            if (fault.at().equals("hang")) {
                await();
            }
            return null;
        }

        private void await() {
            try {
                released.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        @Override
        public void done() {
            // Nothing is kept.
        }
    }
}
