package io.postrider.bench;

import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.subethamail.smtp.MessageContext;
import org.subethamail.smtp.MessageHandler;
import org.subethamail.smtp.MessageHandlerFactory;
import org.subethamail.smtp.server.SMTPServer;

/** A mail server that keeps the tracked links and pixels of what it gets, as a crowd of readers would find them. */
final class LinkSink implements MessageHandlerFactory, AutoCloseable {

    private static final Pattern TRACKED = Pattern.compile("\"(https?://[^\"]*/[co]/[A-Za-z0-9_.-]+)\"");

    private final List<List<String>> mails = new CopyOnWriteArrayList<>();
    private final SMTPServer server;

    LinkSink() {
        server = SMTPServer.port(0)
                .bindAddress(InetAddress.getLoopbackAddress())
                .messageHandlerFactory(this)
                .build();
        server.start();
    }

    String url() {
        return "smtp://127.0.0.1:" + server.getPortAllocated();
    }

    /** The paths of each mail: its links, and its pixel last. */
    List<List<String>> mails() {
        return mails;
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
                try {
                    Matcher found = TRACKED.matcher(html(new MimeMessage(null, data)));
                    mails.add(found.results()
                            .map(it -> URI.create(it.group(1)).getPath())
                            .toList());
                    return "kept";
                } catch (MessagingException e) {
                    throw new IOException(e);
                }
            }

            @Override
            public void done() {}
        };
    }

    private static String html(MimeMessage message) throws MessagingException, IOException {
        MimeMultipart parts = (MimeMultipart) message.getContent();
        for (int i = 0; i < parts.getCount(); i++) {
            BodyPart part = parts.getBodyPart(i);
            if (part.isMimeType("text/html")) {
                return (String) part.getContent();
            }
        }
        return "";
    }

    @Override
    public void close() {
        server.stop();
    }
}
