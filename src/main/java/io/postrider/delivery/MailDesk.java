package io.postrider.delivery;

import io.postrider.access.AuditLog;
import io.postrider.contacts.ContactId;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Where people look after mails by hand: what waits and why, and what to make of a mail nobody knows the fate of.
 *
 * <p>Each deed is told on the contact's timeline where it changes something for her, and in the audit log.
 */
@Component
public class MailDesk {

    private static final Set<MailState> WAITING = Set.of(MailState.PENDING, MailState.DEFERRED, MailState.HELD);

    private final MailDeskTable table;
    private final Results results;
    private final MailLog log;
    private final AuditLog audit;
    private final Clock clock;

    MailDesk(MailDeskTable table, Results results, MailLog log, AuditLog audit, Clock clock) {
        this.table = table;
        this.results = results;
        this.log = log;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Which mails to show; null shows all.
     *
     * @param state such as {@code unknown}, in any case
     */
    public record Filter(String state, ContactId contact) {

        /** @throws UnusableMailFilter when mails have no such state */
        public Filter {
            try {
                state = state == null || state.isBlank()
                        ? null
                        : MailState.valueOf(state.strip().toUpperCase(Locale.ROOT))
                                .name();
            } catch (IllegalArgumentException e) {
                throw new UnusableMailFilter();
            }
        }
    }

    /** What somebody found out about a mail of unknown fate. */
    public enum Fate {
        /** She has it. */
        SENT,
        /** She never got it, so it goes out again, once, with the same Message-ID. */
        NOT_SENT
    }

    /** Newest first, older than the given id (null: from the newest). */
    public List<MailFacts> page(Filter filter, Long after, int limit) {
        return table.page(filter, after, limit);
    }

    /** @throws MailNotFound when there is none */
    public MailFacts mail(MailId id) {
        return table.find(id).orElseThrow(() -> new MailNotFound(id));
    }

    /** Ends the doubt about a mail. @throws MailInOtherState when there is none (any more): evidence may have come first */
    @Transactional
    public MailFacts resolve(MailId id, Fate fate, String reason, String who) {
        Claim mail = locked(id, Set.of(MailState.UNKNOWN), "only a mail of unknown fate is resolved by hand");
        boolean sent = fate == Fate.SENT;
        String said = (sent
                        ? "sent: somebody found out that she has it"
                        : "goes out again: somebody found out that she never got it")
                + (reason == null ? "" : " (" + reason + ")");
        results.apply(List.of(new Result(
                mail,
                sent ? MailState.SENT : MailState.PENDING,
                said,
                clock.instant(),
                null,
                sent ? "email.sent" : null,
                Map.of(),
                Result.Handover.NONE)));
        audit.record(who, sent ? "mail taken for sent" : "mail sent again", about(id, reason));
        return mail(id);
    }

    /** Takes back a mail that waits. @throws MailInOtherState when it is on its way or at its end */
    @Transactional
    public MailFacts cancel(MailId id, String reason, String who) {
        Claim mail = locked(id, WAITING, "only a mail that waits is taken back");
        String said = reason == null ? "taken back by hand" : "taken back by hand (" + reason + ")";
        table.cancel(mail, said);
        log.cancelled(List.of(mail), said);
        audit.record(who, "mail taken back", about(id, reason));
        return mail(id);
    }

    /** Lets a mail that was put off be tried now; policies and servers still have their say. @throws MailInOtherState otherwise */
    @Transactional
    public MailFacts retry(MailId id, String who) {
        Claim mail = locked(
                id, Set.of(MailState.DEFERRED, MailState.HELD), "only a mail that was deferred or held is tried again");
        table.due(mail, "is tried again now, by hand", clock.instant());
        audit.record(who, "mail tried again", about(id, null));
        return mail(id);
    }

    private Claim locked(MailId id, Set<MailState> wanted, String needed) {
        Claim mail = table.lock(id);
        if (!wanted.contains(mail.history().state())) {
            throw new MailInOtherState(id, mail.history().state(), needed);
        }
        return mail;
    }

    private static String about(MailId id, String reason) {
        return "mail " + id.value() + (reason == null ? "" : ": " + reason);
    }
}
