package io.postrider.delivery.doors;

import io.postrider.time.MachineTime;
import jakarta.mail.Flags;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Store;
import java.io.IOException;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Empties the bounce mailbox: a mail is deleted there when it is committed here, and one that cannot be read stays and holds up
 * nobody. Off until POSTRIDER_RETURNS_MAILBOX_URL is set.
 */
@Component
class MailboxDoor {

    static final String DOOR = "mailbox";

    private static final Logger LOG = LoggerFactory.getLogger(MailboxDoor.class);

    /** So many mails that cannot be read are passed over at one look. */
    private static final int MOST_FAILURES = 1_000;

    private final ReturnSettings settings;
    private final MailboxServer server;
    private final Intake intake;
    private final MachineTime machine;
    private Instant next = Instant.MIN;

    MailboxDoor(ReturnSettings settings, Intake intake, MachineTime machine) {
        this.settings = settings;
        this.server = settings.mailboxUrl().isBlank() ? null : MailboxServer.of(settings.mailboxUrl());
        this.intake = intake;
        this.machine = machine;
    }

    @Scheduled(fixedDelay = 1_000)
    void poll() {
        if (server == null || machine.now().isBefore(next)) {
            return;
        }
        try {
            empty();
        } catch (MessagingException | RuntimeException e) {
            LOG.error(
                    "The bounce mailbox {} could not be read: {}",
                    server,
                    e.getClass().getName());
        }
        next = machine.now().plus(settings.pollEvery());
    }

    /** @return how many mails were taken in */
    int empty() throws MessagingException {
        Session session = Session.getInstance(server.session(settings.timeout()));
        try (Store store = session.getStore(server.protocol())) {
            store.connect(server.host(), server.port(), server.user(), server.password());
            Folder folder = store.getFolder(server.folder());
            folder.open(Folder.READ_WRITE);
            try {
                return takeIn(folder);
            } finally {
                if (folder.isOpen()) {
                    // Deletes what is marked as deleted, and that is committed here.
                    folder.close(true);
                }
            }
        }
    }

    private int takeIn(Folder folder) throws MessagingException {
        int taken = 0;
        int failures = 0;
        int count = folder.getMessageCount();
        for (int number = 1; number <= count && taken < settings.mailboxBatch() && failures < MOST_FAILURES; number++) {
            Message message = folder.getMessage(number);
            try {
                byte[] beginning = Beginning.of(message);
                intake.take(beginning, Math.max(message.getSize(), beginning.length), "", DOOR);
                message.setFlag(Flags.Flag.DELETED, true);
                taken++;
            } catch (MessagingException | IOException | RuntimeException e) {
                if (!folder.isOpen()) {
                    throw new MessagingException("the mailbox went away");
                }
                failures++;
                LOG.warn(
                        "Mail {} of the bounce mailbox could not be taken in: {}",
                        number,
                        e.getClass().getName());
            }
        }
        return taken;
    }
}
