package io.postrider.delivery.catcher;

import io.postrider.time.MachineTime;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetHeaders;
import jakarta.mail.internet.MimeUtility;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.subethamail.smtp.MessageHandler;
import org.subethamail.smtp.RejectException;

/** Takes one message; the sender hears "250" only after it is committed, so a caught mail is never lost and never denied. */
final class CatchingHandler implements MessageHandler {

    private static final Logger LOG = LoggerFactory.getLogger(CatchingHandler.class);
    private static final int LONGEST_SUBJECT = 1_000;
    private static final int LARGEST = 2_000_000;

    private final CaughtMails mails;
    private final Clock clock;
    private final MachineTime machine;
    private final List<String> recipients = new ArrayList<>();
    private String sender = "";

    CatchingHandler(CaughtMails mails, Clock clock, MachineTime machine) {
        this.mails = mails;
        this.clock = clock;
        this.machine = machine;
    }

    @Override
    public void from(String from) {
        sender = from;
    }

    @Override
    public void recipient(String recipient) {
        recipients.add(recipient);
    }

    @Override
    public String data(InputStream data) throws RejectException, IOException {
        byte[] bytes = data.readNBytes(LARGEST + 1);
        if (bytes.length > LARGEST) {
            throw new RejectException(552, "5.3.4 Message too big");
        }
        try {
            InternetHeaders headers = new InternetHeaders(new ByteArrayInputStream(bytes));
            // ISO 8859-1 keeps every byte as it came; NUL is the one character PostgreSQL text cannot hold.
            String source = new String(bytes, StandardCharsets.ISO_8859_1).replace('\0', ' ');
            for (String recipient : recipients) {
                mails.keep(caught(headers, recipient, source), machine.now());
            }
            return "2.0.0 Caught";
        } catch (MessagingException | RuntimeException e) {
            LOG.error("A mail could not be kept", e);
            throw new RejectException(451, "4.3.0 The mail could not be kept");
        }
    }

    private CaughtMails.Caught caught(InternetHeaders headers, String recipient, String source) throws IOException {
        String id = headers.getHeader("Message-ID", null);
        String subject = headers.getHeader("Subject", null);
        String shown = subject == null
                ? ""
                : MimeUtility.decodeText(MimeUtility.unfold(subject)).replace('\0', ' ');
        return new CaughtMails.Caught(
                0,
                id == null ? "<none-" + java.util.UUID.randomUUID() + ">" : id.strip(),
                sender,
                CaughtMails.key(recipient),
                shown.substring(0, Math.min(LONGEST_SUBJECT, shown.length())),
                clock.instant(),
                1,
                source);
    }

    @Override
    public void done() {
        // Nothing is kept between messages.
    }
}
