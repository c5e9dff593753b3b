package io.postrider.delivery;

import io.postrider.delivery.dkim.DkimSignatures;
import io.postrider.delivery.smtp.DotWatch;
import io.postrider.delivery.smtp.HeaderGate;
import io.postrider.delivery.smtp.MimeMail;
import io.postrider.delivery.smtp.Outcome;
import io.postrider.delivery.smtp.SmtpConnection;
import io.postrider.time.MachineTime;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetAddress;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Mail to the people of the house, such as an answer that is passed on to them; leaves by the mail server all mail leaves by. */
@Component
public class HouseMail {

    /**
     * One such mail.
     *
     * @param id the same at every attempt; letters, digits and hyphens
     * @param replyTo who is answered, as a header has it; left out when it is none
     * @param mark name of a header by which it is known again
     */
    public record Note(String id, String to, String replyTo, String subject, String text, String mark) {}

    /** How it ended. */
    public enum Handed {
        TAKEN,
        REFUSED,
        LATER,
        /** It may have been taken. */
        UNKNOWN
    }

    private final MailServer server;
    private final InternetAddress from;
    private final String replyTo;
    private final Sealing sealing;
    private final MachineTime machine;

    HouseMail(MailServer server, MailSettings mail, DeliverySettings delivery, Sealing sealing, MachineTime machine) {
        this.server = server;
        this.from = Addresses.sender(mail.from());
        this.replyTo = delivery.replyTo();
        this.sealing = sealing;
        this.machine = machine;
    }

    /** Where answers are meant to go: the configured reply address, else the sender's. */
    public String inbox() {
        return (replyTo.isBlank() ? from : Addresses.sender(replyTo)).getAddress();
    }

    public Handed send(Note note) {
        try (SmtpConnection connection = server.connection()) {
            Outcome outcome = connection.send(sealing.seal(mail(note), ""), DotWatch.NOBODY);
            if (outcome instanceof Outcome.Accepted) {
                return Handed.TAKEN;
            }
            if (outcome instanceof Outcome.Unknown) {
                return Handed.UNKNOWN;
            }
            return outcome instanceof Outcome.Permanent ? Handed.REFUSED : Handed.LATER;
        } catch (DkimSignatures.Unsignable e) {
            return Handed.LATER;
        } catch (MessagingException | HeaderGate.Refused | Addresses.Unusable e) {
            return Handed.REFUSED;
        }
    }

    private MimeMail mail(Note note) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Auto-Submitted", "auto-generated");
        headers.put(note.mark(), "1");
        if (!note.replyTo().isBlank()) {
            headers.put("Reply-To", note.replyTo());
        }
        String id = "<" + note.id() + "@" + Addresses.domain(from) + ">";
        String html = "<pre>" + org.springframework.web.util.HtmlUtils.htmlEscape(note.text()) + "</pre>";
        InternetAddress to = Addresses.recipient(note.to());
        return new MimeMail(id, from, to, note.subject(), note.text(), html, machine.now(), headers);
    }
}
