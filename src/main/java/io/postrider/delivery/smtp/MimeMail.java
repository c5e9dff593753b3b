package io.postrider.delivery.smtp;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.InternetHeaders;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import java.util.Properties;

/**
 * A finished mail: one recipient, a text part, an HTML part, and headers that passed the gate.
 *
 * @param messageId with angle brackets, the same at every attempt
 * @param date machine time: receivers distrust mail from the future
 * @param headers further headers by name
 */
public record MimeMail(
        String messageId,
        InternetAddress from,
        InternetAddress to,
        String subject,
        String text,
        String html,
        Instant date,
        Map<String, String> headers) {

    /** Many servers refuse what is larger; without attachments it takes a mistake to get there. */
    private static final int LARGEST = 10_000_000;

    private static final Session NO_SESSION = Session.getInstance(new Properties());
    private static final Session UTF8 = Session.getInstance(utf8());

    /**
     * Ready for the wire.
     *
     * @param returnPath envelope sender
     * @throws HeaderGate.Refused when a header or address carries control characters, or the mail is larger than 10 MB
     */
    public WireMail to(String returnPath) throws MessagingException {
        int body = html.length() + html.length() / 8 + text.length() + text.length() / 8;
        return new WireMail(HeaderGate.pass("Return-Path", returnPath), to, WireMail.bytes(message(), body));
    }

    MimeMessage message() throws MessagingException {
        MimeMessage message = new KeepingItsId(plain(to) ? NO_SESSION : UTF8, HeaderGate.pass("Message-ID", messageId));
        message.setFrom(gated("From", from));
        message.setRecipient(MimeMessage.RecipientType.TO, gated("To", to));
        message.setSubject(HeaderGate.pass("Subject", subject), "UTF-8");
        message.setSentDate(Date.from(date));
        for (var header : headers.entrySet()) {
            String name = HeaderGate.passName(header.getKey());
            message.setHeader(name, HeaderGate.pass(name, header.getValue()));
        }
        MimeMultipart parts = new MimeMultipart("alternative");
        parts.addBodyPart(part("text/plain", text));
        parts.addBodyPart(part("text/html", html));
        message.setContent(parts);
        message.saveChanges();
        return message;
    }

    private static boolean plain(InternetAddress address) {
        return StandardCharsets.US_ASCII.newEncoder().canEncode(address.getAddress());
    }

    /** Headers may carry addresses with letters beyond ASCII (RFC 6532). */
    private static Properties utf8() {
        Properties properties = new Properties();
        properties.setProperty("mail.mime.allowutf8", "true");
        return properties;
    }

    private static InternetAddress gated(String header, InternetAddress address) {
        HeaderGate.pass(header, address.getAddress());
        if (address.getPersonal() != null) {
            HeaderGate.pass(header, address.getPersonal());
        }
        return address;
    }

    private static MimeBodyPart part(String type, String content) throws MessagingException {
        InternetHeaders headers = new InternetHeaders();
        headers.setHeader("Content-Type", type + "; charset=UTF-8");
        headers.setHeader("Content-Transfer-Encoding", "quoted-printable");
        byte[] encoded = QuotedPrintable.encode(content);
        if (encoded.length > LARGEST / 2) {
            throw new HeaderGate.Refused("a part of the mail is larger than " + LARGEST / 2 + " bytes");
        }
        return new MimeBodyPart(headers, encoded);
    }

    /** The library would make up an id with the name of this machine in it. */
    private static final class KeepingItsId extends MimeMessage {

        private final String id;

        KeepingItsId(Session session, String id) {
            super(session);
            this.id = id;
        }

        @Override
        protected void updateMessageID() throws MessagingException {
            setHeader("Message-ID", id);
        }
    }
}
