package io.postrider.delivery.doors;

import io.postrider.contacts.Contact;
import io.postrider.contacts.Contacts;
import io.postrider.delivery.MailId;
import io.postrider.delivery.Outbox;
import io.postrider.delivery.SentMail;
import io.postrider.delivery.feedback.FeedbackDesk;
import io.postrider.delivery.returns.Returned;
import io.postrider.delivery.returns.Returned.Kind;
import io.postrider.delivery.returns.Returns;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Understands what the doors took in, one mail in one transaction: its consequences and its end are one. */
@Component
class ReturnWorker {

    private static final Logger LOG = LoggerFactory.getLogger(ReturnWorker.class);
    private static final int ATTEMPTS = 10;

    /** A person may want to know of these even when they name no mail of ours. */
    private static final Set<Kind> WORTH_A_LOOK = EnumSet.of(Kind.BOUNCE, Kind.COMPLAINT, Kind.OPT_OUT, Kind.REPLY);

    /** Where the mail and its contact are looked up, and what follows is handed in. */
    @Component
    record Desk(Attribution attribution, Outbox outbox, Contacts contacts, FeedbackDesk feedback) {}

    private final ReturnedMailTable table;
    private final Desk desk;
    private final ReturnMeters meters;
    private final TransactionTemplate transaction;

    ReturnWorker(ReturnedMailTable table, Desk desk, ReturnMeters meters, PlatformTransactionManager transactions) {
        this.table = table;
        this.desk = desk;
        this.meters = meters;
        this.transaction = new TransactionTemplate(transactions);
    }

    @Scheduled(fixedDelay = 1_000)
    void work() {
        Set<Long> failed = new HashSet<>();
        try {
            boolean goesOn = true;
            while (goesOn) {
                // What failed comes last and only once in a run: its trouble may be over in the next.
                goesOn = table.nextUnread()
                        .filter(row -> !failed.contains(row.id()))
                        .map(row -> understood(row) || failed.add(row.id()))
                        .orElse(false);
            }
        } catch (RuntimeException e) {
            LOG.error("Mail that came back could not be looked at", e);
        }
    }

    private boolean understood(ReturnedMailTable.Row row) {
        try {
            transaction.executeWithoutResult(status -> understand(row));
            return true;
        } catch (RuntimeException e) {
            // The type only: the message may quote the mail.
            LOG.error(
                    "Returned mail {} could not be digested: {}",
                    row.id(),
                    e.getClass().getName());
            table.failed(row.id(), ATTEMPTS, "FAILED");
            return false;
        }
    }

    private void understand(ReturnedMailTable.Row row) {
        Returned returned = Returns.read(row.source());
        Attribution.Found found = row.mail() == null
                ? desk.attribution().of(returned)
                : new Attribution.Found(Optional.of(row.mail()), false);
        Optional<SentMail> mail = found.mail().flatMap(desk.outbox()::find);
        meters.understood(returned.kind());
        if (found.forged()) {
            meters.forged(row.door());
        } else if (found.mail().isEmpty()) {
            meters.unattributed(row.door(), returned.kind());
        }
        mail.ifPresent(sent -> hand(returned, sent, row));
        end(row, returned.kind(), found.mail().orElse(null), mail.orElse(null));
    }

    private void hand(Returned returned, SentMail mail, ReturnedMailTable.Row row) {
        String email = desk.contacts().find(mail.contact()).map(Contact::email).orElse("");
        Verdicts.of(returned, mail.id(), email, row.door(), row.receivedAt()).ifPresent(desk.feedback()::take);
    }

    private void end(ReturnedMailTable.Row row, Kind kind, MailId mail, SentMail sent) {
        var contact = sent == null ? null : sent.contact();
        if (kind == Kind.REPLY) {
            table.leave(row.id(), "FORWARD", kind.name(), mail, contact);
        } else if (mail == null && WORTH_A_LOOK.contains(kind)) {
            table.leave(row.id(), "KEPT", kind.name(), null, null);
        } else {
            table.done(row.id(), kind.name(), mail, contact);
        }
    }
}
