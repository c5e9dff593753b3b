package io.postrider.delivery.smtp;

import io.postrider.delivery.smtp.Outcome.Accepted;
import io.postrider.delivery.smtp.Outcome.NoConnection;
import io.postrider.delivery.smtp.Outcome.Unknown;
import jakarta.mail.Address;
import jakarta.mail.MessagingException;
import java.time.Duration;

/** One connection to the mail server, used for many mails; made when needed, made anew when it wore out. Not thread-safe. */
public final class SmtpConnection implements AutoCloseable {

    /** Servers hang up on silent clients after minutes; relays in between sooner. */
    private static final Duration LONGEST_SILENCE = Duration.ofSeconds(20);

    private static final Reply NO_UTF8 =
            new Reply(553, "5.6.7", "the mail server takes no address with such letters before the @", true);

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
    public Outcome send(WireMail mail, DotWatch watch) {
        boolean reused = transport != null;
        Outcome outcome = once(mail, watch);
        if (outcome instanceof NoConnection && reused && transport == null) {
            return once(mail, watch);
        }
        return outcome;
    }

    private Outcome once(WireMail mail, DotWatch watch) {
        try {
            connect(mail.needsUtf8());
        } catch (MessagingException | RuntimeException e) {
            close();
            return new NoConnection(ConnectionProblem.of(server, e));
        }
        if (mail.needsUtf8() && !transport.supportsExtension("SMTPUTF8")) {
            return ReplyRules.refusal(NO_UTF8);
        }
        transport.begin(watch);
        try {
            transport.sendMessage(mail.message(), new Address[] {mail.to()});
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

    private void connect(boolean utf8) throws MessagingException {
        boolean worn = messages >= messagesPerConnection;
        boolean silent = System.nanoTime() - lastUsed > LONGEST_SILENCE.toNanos();
        if (transport != null && (worn || silent || transport.utf8() != utf8)) {
            close();
        }
        if (transport == null) {
            transport = new WatchedTransport(server, settings, sockets, utf8);
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
