package io.postrider.delivery.smtp;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import javax.net.ssl.SSLSocket;
import org.subethamail.smtp.MessageContext;
import org.subethamail.smtp.MessageHandler;
import org.subethamail.smtp.auth.EasyAuthenticationHandlerFactory;
import org.subethamail.smtp.server.SMTPServer;
import org.subethamail.smtp.server.Session;

/** A mail server on the loopback that knows user "u" with password "p", and remembers what came over TLS and what did not. */
final class TlsSmtpServer implements AutoCloseable {

    /** How it speaks. */
    enum Offer {
        PLAIN,
        STARTTLS,
        IMPLICIT
    }

    final List<String> heard = Collections.synchronizedList(new ArrayList<>());
    private final SMTPServer server;

    TlsSmtpServer(Offer offer) {
        SMTPServer.Builder builder = SMTPServer.port(0)
                .bindAddress(InetAddress.getLoopbackAddress())
                .hostName("localhost")
                .showAuthCapabilitiesBeforeSTARTTLS(true)
                .authenticationHandlerFactory(new EasyAuthenticationHandlerFactory(
                        (user, password, context) -> heard.add(over(context) + " login " + user + ":" + password)))
                .messageHandlerFactory(Handler::new);
        if (offer == Offer.STARTTLS) {
            builder.enableTLS().startTlsSocketFactory(TestCertificate.context());
        } else if (offer == Offer.IMPLICIT) {
            builder.serverSocketFactory(TestCertificate.context());
        }
        server = builder.build();
        server.start();
    }

    int port() {
        return server.getPortAllocated();
    }

    @Override
    public void close() {
        server.stop();
    }

    /** What the socket is, not what the session believes. */
    private static String over(MessageContext context) {
        return ((Session) context).getSocket() instanceof SSLSocket ? "TLS" : "PLAIN";
    }

    private final class Handler implements MessageHandler {

        private final MessageContext context;

        Handler(MessageContext context) {
            this.context = context;
        }

        @Override
        public void from(String from) {
            heard.add(over(context) + " from");
        }

        @Override
        public void recipient(String recipient) {
            // Everybody is known.
        }

        @Override
        public String data(InputStream data) throws IOException {
            data.readAllBytes();
            heard.add(over(context) + " mail");
            return null;
        }

        @Override
        public void done() {
            // Nothing is kept.
        }
    }
}
