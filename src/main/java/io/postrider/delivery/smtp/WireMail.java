package io.postrider.delivery.smtp;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Properties;
import org.eclipse.angus.mail.smtp.SMTPMessage;

/**
 * A mail exactly as its bytes go over the wire: what was signed is what is sent.
 *
 * @param returnPath envelope sender, where bounces go (RFC 5321 4.4)
 * @param content headers, an empty line and the body; lines end with CRLF, dots are not yet doubled
 */
public record WireMail(String returnPath, InternetAddress to, byte[] content) {

    private static final Session NO_SESSION = Session.getInstance(new Properties());
    private static final int HEADERS = 4_096;

    /** The message as it is written once, for signing and sending alike. */
    static byte[] bytes(MimeMessage message, int bodySize) throws MessagingException {
        try {
            ByteArrayOutputStream out = new ByteArrayOutputStream(bodySize + HEADERS);
            message.writeTo(out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new MessagingException("A message could not be written to memory", e);
        }
    }

    /** The same with one more header before all others, such as a signature over them. */
    public WireMail with(String header, String value) {
        byte[] line = (header + ": " + value + "\r\n").getBytes(StandardCharsets.US_ASCII);
        byte[] all = new byte[line.length + content.length];
        System.arraycopy(line, 0, all, 0, line.length);
        System.arraycopy(content, 0, all, line.length, content.length);
        return new WireMail(returnPath, to, all);
    }

    /** Whether its envelope needs SMTPUTF8 (RFC 6531). */
    boolean needsUtf8() {
        return !StandardCharsets.US_ASCII.newEncoder().canEncode(to.getAddress());
    }

    /** As the mail library takes it; failures come back with the headers only (RFC 3461 4.3), success is not told. */
    SMTPMessage message() {
        byte[] asItIs = content;
        SMTPMessage message = new SMTPMessage(NO_SESSION) {
            @Override
            public void writeTo(OutputStream out, String[] without) throws IOException {
                out.write(asItIs);
            }

            @Override
            public int getSize() {
                return asItIs.length;
            }
        };
        message.setEnvelopeFrom(returnPath);
        message.setNotifyOptions(SMTPMessage.NOTIFY_FAILURE | SMTPMessage.NOTIFY_DELAY);
        message.setReturnOption(SMTPMessage.RETURN_HDRS);
        return message;
    }
}
