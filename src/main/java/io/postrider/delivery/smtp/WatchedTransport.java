package io.postrider.delivery.smtp;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.URLName;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import org.eclipse.angus.mail.smtp.SMTPTransport;

/** The library's SMTP client, which in addition remembers how far a message got and what was answered there. */
final class WatchedTransport extends SMTPTransport {

    /** How far the current message got. */
    enum Stage {
        ENVELOPE,
        CONTENT,
        DOT
    }

    private final NoDelaySockets sockets;
    private final boolean utf8;
    private final Duration replyTimeout;
    private final Duration finalReplyTimeout;
    private DotWatch watch;
    private Stage stage;
    private boolean toRecipient;
    private Reply refusal;
    private Reply dotReply;
    private boolean open = true;

    /** @param utf8 whether envelopes may carry letters beyond ASCII (RFC 6531); each of its mails then asks for SMTPUTF8 */
    WatchedTransport(SmtpServer server, SmtpSettings settings, NoDelaySockets sockets, boolean utf8) {
        super(
                Session.getInstance(SessionProperties.of(server, settings, sockets, utf8)),
                new URLName(SessionProperties.protocol(server), server.host(), server.port(), null, null, null),
                SessionProperties.protocol(server),
                server.implicitTls());
        this.sockets = sockets;
        this.utf8 = utf8;
        this.replyTimeout = settings.replyTimeout();
        this.finalReplyTimeout = settings.finalReplyTimeout();
    }

    void begin(DotWatch newWatch) {
        watch = newWatch;
        stage = Stage.ENVELOPE;
        toRecipient = false;
        refusal = null;
        dotReply = null;
    }

    boolean utf8() {
        return utf8;
    }

    Stage stage() {
        return stage;
    }

    /** The answer that refused the message, null when none did. */
    Reply refusal() {
        return refusal;
    }

    /** The answer to the complete message, null when none came. */
    Reply dotReply() {
        return dotReply;
    }

    /** Whether the connection is open as far as we know; the library's own question costs a round trip. */
    boolean open() {
        return open;
    }

    @Override
    protected void rcptTo() throws MessagingException {
        toRecipient = true;
        super.rcptTo();
        toRecipient = false;
    }

    @Override
    protected OutputStream data() throws MessagingException {
        OutputStream stream = super.data();
        stage = Stage.CONTENT;
        return stream;
    }

    @Override
    protected void finishData() throws IOException, MessagingException {
        try {
            watch.beforeDot();
        } catch (RuntimeException e) {
            throw new Withheld(e);
        }
        stage = Stage.DOT;
        sockets.patience((int) finalReplyTimeout.toMillis());
        super.finishData();
        sockets.patience((int) replyTimeout.toMillis());
    }

    @Override
    protected int readServerResponse() throws MessagingException {
        int code = super.readServerResponse();
        open = open && code > 0 && code != 421;
        if (stage == Stage.DOT && dotReply == null && code >= 200) {
            dotReply = Reply.of(code, getLastServerResponse(), false);
            watch.answered(code);
        }
        if (stage != null && code >= 400 && refusal == null) {
            refusal = Reply.of(code, getLastServerResponse(), toRecipient);
        }
        return code;
    }
}
