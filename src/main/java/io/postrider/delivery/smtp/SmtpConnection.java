package io.postrider.delivery.smtp;

import io.postrider.delivery.smtp.Outcome.Accepted;
import io.postrider.delivery.smtp.Outcome.NoConnection;
import io.postrider.delivery.smtp.Outcome.Unknown;
import jakarta.mail.Address;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.time.Duration;

/** One connection to the mail server, used for many mails; made when needed, made anew when it wore out. Not thread-safe. */
public final class SmtpConnection implements AutoCloseable {

    /** Servers hang up on silent clients after minutes; relays in between sooner. */
    private static final Duration LONGEST_SILENCE = Duration.ofSeconds(20);

    private final SmtpServer server;
    private final SmtpSettings settings;
    private final int messagesPerConnection;
    private final NoDelaySockets sockets;
    private WatchedTransport transport;
    private int messages;
    private long lastUsed;

    public SmtpConnection(SmtpServer server, SmtpSettings settings, int messagesPerConnection) {
        this(server, settings, messagesPerConnection, new NoDelaySockets());
    }

    /** Over sockets of one's own. */
    SmtpConnection(SmtpServer server, SmtpSettings settings, int messagesPerConnection, NoDelaySockets sockets) {
        this.server = server;
        this.settings = settings;
        this.messagesPerConnection = messagesPerConnection;
        this.sockets = sockets;
    }

    /** Hands the mail over. A connection that turns out dead before the mail was complete is replaced once. */
    public Outcome send(MimeMail mail, DotWatch watch) throws MessagingException {
        MimeMessage message = mail.message();
        boolean reused = transport != null;
        Outcome outcome = once(message, mail.to(), watch);
        if (outcome instanceof NoConnection && reused && transport == null) {
            return once(message, mail.to(), watch);
        }
        return outcome;
    }

    private Outcome once(MimeMessage message, Address to, DotWatch watch) {
        try {
            connect();
        } catch (MessagingException | RuntimeException e) {
            close();
            return new NoConnection(ConnectionProblem.of(server, e));
        }
        transport.begin(watch);
        try {
            transport.sendMessage(message, new Address[] {to});
        } catch (Withheld e) {
            close();
            throw e.reason();
        } catch (MessagingException | RuntimeException e) {
            return failure(e);
        }
        messages++;
        lastUsed = System.nanoTime();
        return new Accepted(transport.dotReply());
    }

    /** What was answered counts, not how the library words it; without an answer it matters whether the dot was out. */
    private Outcome failure(Exception e) {
        Reply refusal = transport.refusal();
        Reply dotReply = transport.dotReply();
        boolean dotOut = transport.stage() == WatchedTransport.Stage.DOT;
        lastUsed = System.nanoTime();
        if (dotReply != null && dotReply.code() < 300) {
            close();
            return new Accepted(dotReply);
        }
        if (refusal != null && (!dotOut || dotReply != null)) {
            if (!transport.open()) {
                close();
            }
            return ReplyRules.refusal(refusal);
        }
        close();
        String why = String.valueOf(ConnectionProblem.root(e).getMessage());
        return dotOut ? new Unknown(why) : new NoConnection("the connection broke off: " + why);
    }

    private void connect() throws MessagingException {
        boolean worn = messages >= messagesPerConnection;
        boolean silent = System.nanoTime() - lastUsed > LONGEST_SILENCE.toNanos();
        if (transport != null && (worn || silent)) {
            close();
        }
        if (transport == null) {
            transport = new WatchedTransport(server, settings, sockets);
            transport.connect(server.host(), server.port(), server.user(), server.password());
            messages = 0;
        }
    }

    /** Says goodbye without waiting for the answer. */
    @Override
    public void close() {
        WatchedTransport old = transport;
        transport = null;
        if (old != null) {
            try {
                old.close();
            } catch (MessagingException | RuntimeException alreadyGone) {
                // Nothing is lost: a mail in flight has been judged before.
            }
        }
    }
}
