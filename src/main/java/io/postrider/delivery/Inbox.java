package io.postrider.delivery;

import io.postrider.delivery.catcher.CaughtMails;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeUtility;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import org.springframework.stereotype.Component;

/** What the built-in catcher caught, newest first: what contacts would have in their mailboxes. */
@Component
public class Inbox {

    private static final Session NO_SESSION = Session.getInstance(new Properties());
    private static final int DEEPEST = 10;

    private final CaughtMails mails;

    Inbox(CaughtMails mails) {
        this.mails = mails;
    }

    /** Mails older than the given id (null: from the newest), without their contents. */
    public List<CaughtMail> page(Long before, int limit) {
        return mails.page(before, limit).stream().map(Inbox::listed).toList();
    }

    /** The newest mails to one address, without their contents. */
    public List<CaughtMail> to(String address, int limit) {
        return mails.to(address, limit).stream().map(Inbox::listed).toList();
    }

    /** One mail with everything that is in it; a message that cannot be parsed shows its source. */
    public Optional<CaughtMail> find(long id) {
        return mails.find(id).map(Inbox::opened);
    }

    private static CaughtMail listed(CaughtMails.Caught mail) {
        return mail(mail, List.of(), null, null);
    }

    private static CaughtMail opened(CaughtMails.Caught mail) {
        byte[] bytes = mail.source().getBytes(StandardCharsets.ISO_8859_1);
        try {
            MimeMessage message = new MimeMessage(NO_SESSION, new ByteArrayInputStream(bytes));
            return mail(mail, headers(message), text(message, "text/html", 0), text(message, "text/plain", 0));
        } catch (MessagingException | IOException | RuntimeException unreadable) {
            return mail(mail, List.of(), null, null);
        }
    }

    private static List<CaughtMail.Header> headers(MimeMessage message) throws MessagingException {
        List<CaughtMail.Header> headers = new ArrayList<>();
        var all = message.getAllHeaders();
        while (all.hasMoreElements()) {
            var header = all.nextElement();
            headers.add(new CaughtMail.Header(header.getName(), decoded(header.getValue())));
        }
        return headers;
    }

    private static String decoded(String value) {
        try {
            return MimeUtility.decodeText(MimeUtility.unfold(value));
        } catch (UnsupportedEncodingException unknownCharset) {
            return value;
        }
    }

    /** The first part of the type, or null. */
    private static String text(Part part, String type, int depth) throws MessagingException, IOException {
        if (part.isMimeType(type)) {
            return String.valueOf(part.getContent());
        }
        if (depth < DEEPEST && part.isMimeType("multipart/*") && part.getContent() instanceof Multipart parts) {
            for (int i = 0; i < parts.getCount(); i++) {
                String found = text(parts.getBodyPart(i), type, depth + 1);
                if (found != null) {
                    return found;
                }
            }
        }
        return null;
    }

    private static CaughtMail mail(CaughtMails.Caught mail, List<CaughtMail.Header> headers, String html, String text) {
        return new CaughtMail(
                mail.id(),
                mail.messageId(),
                mail.sender(),
                mail.recipient(),
                mail.subject(),
                mail.receivedAt(),
                mail.deliveries(),
                headers,
                html,
                text,
                mail.source());
    }
}
