package io.postrider.delivery;

import io.postrider.contacts.ContactId;
import io.postrider.content.Rendered;
import io.postrider.delivery.dkim.DkimSignatures;
import io.postrider.delivery.smtp.DotWatch;
import io.postrider.delivery.smtp.HeaderGate;
import io.postrider.delivery.smtp.MimeMail;
import io.postrider.delivery.smtp.Outcome;
import io.postrider.delivery.smtp.SmtpConnection;
import io.postrider.delivery.smtp.SmtpSettings;
import io.postrider.time.MachineTime;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetAddress;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** The way out of a test mail: the same mail server and the same form of message, but none of the outbox's books. */
@Component
class TestDoor {

    /** Somebody waits for the answer in a browser. */
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final MailServer server;
    private final InternetAddress from;
    private final Sealing sealing;
    private final MachineTime machine;

    TestDoor(MailServer server, MailSettings settings, Sealing sealing, MachineTime machine) {
        this.server = server;
        this.from = Addresses.sender(settings.from());
        this.sealing = sealing;
        this.machine = machine;
    }

    /** @param shown whose mail it shows, or null. @throws TestRefused when the server did not take it */
    void send(String to, Rendered mail, ContactId shown) {
        MimeMail message;
        Outcome outcome;
        try (SmtpConnection connection = new SmtpConnection(server.address(), patience(), 1)) {
            message = message(to, mail, shown);
            outcome = connection.send(sealing.seal(message, ""), DotWatch.NOBODY);
        } catch (HeaderGate.Refused | Addresses.Unusable | DkimSignatures.Unsignable | MessagingException e) {
            throw TestRefused.notTaken(e.getMessage());
        }
        if (outcome instanceof Outcome.Temporary temporary) {
            throw TestRefused.notTaken("the mail server said " + temporary.reply());
        }
        if (outcome instanceof Outcome.Permanent permanent) {
            throw TestRefused.notTaken("the mail server said " + permanent.reply());
        }
        if (outcome instanceof Outcome.NoConnection none) {
            throw TestRefused.notTaken(none.why());
        }
        if (outcome instanceof Outcome.Unknown) {
            throw TestRefused.notTaken(
                    "the mail server did not answer in the end, so it may have arrived all the same");
        }
    }

    /** Without List-Unsubscribe: a mailbox program's button must not act on the contact shown. */
    private MimeMail message(String to, Rendered mail, ContactId shown) {
        String id = TestMailer.messageIdsShowing(shown) + UUID.randomUUID() + "@" + Addresses.domain(from) + ">";
        return new MimeMail(
                id,
                from,
                Addresses.recipient(to),
                "[Test] " + mail.subject(),
                mail.text(),
                mail.html(),
                machine.now(),
                Map.of("Auto-Submitted", "auto-generated"));
    }

    private SmtpSettings patience() {
        return new SmtpSettings(
                PATIENCE, PATIENCE, PATIENCE, PATIENCE, server.settings().helo());
    }
}
