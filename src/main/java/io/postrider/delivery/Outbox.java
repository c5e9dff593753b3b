package io.postrider.delivery;

import io.postrider.contacts.Consents;
import io.postrider.contacts.Purpose;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Where intentions to write wait until they may leave; written in the caller's transaction, so a rolled-back step leaves no mail.
 */
@Component
public class Outbox {

    private final OutboxTable table;
    private final BulkQueue bulk;
    private final Planning planning;
    private final Consents consents;
    private final MailLog log;

    Outbox(OutboxTable table, BulkQueue bulk, Planning planning, Consents consents, MailLog log) {
        this.table = table;
        this.bulk = bulk;
        this.planning = planning;
        this.consents = consents;
        this.log = log;
    }

    /**
     * What became of the intention.
     *
     * @param plannedFor business time at which it will leave if nothing holds it up
     * @param fresh false when an intention of this key stood there already
     */
    public record Queued(MailId id, Instant plannedFor, boolean fresh) {}

    /** @throws RuntimeException that names the purpose, when there is none of that key */
    @Transactional
    public Queued enqueue(Email email) {
        Purpose purpose = consents.purpose(email.purpose());
        Planning.Plan plan = planning.plan(email, purpose);
        Queued queued = table.insert(email, Lane.of(email, purpose), plan);
        if (queued.fresh()) {
            log.queued(queued.id(), email, plan);
        }
        return queued;
    }

    /**
     * Queues one mail for each contact a query gives, at most once per contact, in steps of their own transactions.
     *
     * <p>Its keys are {@code <pattern key>:<contact>}. A run that was killed is simply called again: it goes on where it stood,
     * and after a finished one adds only who is missing. Each mail waits for her own window when it comes to its turn. There is no
     * {@code email.queued} per contact: {@link #progress} tells of the whole, and her timeline of what became of her own mail.
     *
     * @return how many are new
     * @throws org.springframework.transaction.IllegalTransactionStateException inside a transaction: it would be kept open all along
     * @throws BulkTakenOver when the same run was begun again meanwhile
     */
    @Transactional(propagation = Propagation.NEVER)
    public long enqueueAll(Recipients recipients, Email pattern) {
        consents.purpose(pattern.purpose());
        return bulk.enqueue(recipients, pattern);
    }

    /** How far a run of {@link #enqueueAll} has come; empty when there was none of this key. */
    public Optional<BulkProgress> progress(String key) {
        return bulk.progress(key);
    }

    /** Runs of {@link #enqueueAll} that are not through: at work, or killed and waiting to be called again. */
    public List<BulkProgress> underWay() {
        return bulk.underWay();
    }

    /**
     * Takes back what was not sent yet for this enrolment; her timeline says for each mail why it never came.
     *
     * @return how many mails
     */
    @Transactional
    public int cancel(String enrolment, String reason) {
        List<Claim> cancelled = table.cancel(enrolment, reason);
        log.cancelled(cancelled, reason);
        return cancelled.size();
    }

    public Optional<SentMail> find(MailId id) {
        return Optional.ofNullable(findAll(List.of(id)).get(id));
    }

    /** The mails among these that exist, in one query. */
    public Map<MailId, SentMail> findAll(List<MailId> ids) {
        return table.findAll(ids);
    }

    /** How many mails have not come to their end, by state: waiting, on their way, held back, of unknown fate. */
    public Map<String, Long> unfinished() {
        return table.unfinished();
    }
}
