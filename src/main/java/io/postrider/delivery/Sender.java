package io.postrider.delivery;

import io.postrider.contacts.Consents;
import io.postrider.contacts.Contact;
import io.postrider.contacts.ContactId;
import io.postrider.contacts.Contacts;
import io.postrider.delivery.smtp.Outcome;
import io.postrider.delivery.spi.OutgoingMail;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One connection's worth of sending: claims mails, sends them, and commits their results together. One thread at a time. */
final class Sender implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Sender.class);

    /** What a kill may leave to the journal: never more than this is sent and not yet committed. */
    private static final Duration LONGEST_UNCOMMITTED = Duration.ofMillis(50);

    /** Everything a sender works with. */
    @org.springframework.stereotype.Component
    record Tools(
            Claims claims,
            Contacts contacts,
            Consents consents,
            OutgoingMessage way,
            Judgement judgement,
            Results results,
            ServerPause pause,
            MailCounters counters) {}

    private final Tools tools;
    private final Handing handing;
    private final int batch;
    private final List<Result> uncommitted = new ArrayList<>();
    private long oldestUncommitted;

    Sender(Tools tools, Handing handing, int batch) {
        this.tools = tools;
        this.handing = handing;
        this.batch = batch;
    }

    /** Sends what is due, one batch. @return how many mails were claimed; fewer than a batch means that no more are due */
    int sendBatch() {
        commit();
        if (tools.pause().active()) {
            return 0;
        }
        List<Claim> claims = tools.claims().claim(batch);
        if (claims.isEmpty()) {
            return 0;
        }
        Map<ContactId, Contact> contacts = tools.contacts()
                .findAll(claims.stream()
                        .map(claim -> claim.email().contact())
                        .distinct()
                        .toList());
        boolean reachable = true;
        for (Claim claim : claims) {
            OutgoingMail mail = mail(claim, contacts.get(claim.email().contact()));
            if (reachable) {
                reachable = send(claim, mail);
            } else {
                note(tools.judgement()
                        .of(claim, mail, new Outcome.NoConnection("the mail server cannot be reached"), null));
            }
        }
        commit();
        return reachable ? claims.size() : 0;
    }

    /** @return false when the server cannot be reached */
    private boolean send(Claim claim, OutgoingMail mail) {
        try {
            var result = tools.way().send(claim, mail, handing);
            result.ifPresent(this::note);
            boolean unreachable =
                    result.map(r -> r.state() == MailState.PENDING).orElse(false);
            if (unreachable) {
                LOG.warn("Mail waits: {}", result.get().reason());
                tools.pause().unreachable();
            } else if (result.map(r -> r.state() == MailState.SENT).orElse(false)) {
                tools.pause().reached();
            }
            return !unreachable;
        } catch (Exception e) {
            LOG.error("Mail {} stumbled and comes again", claim.id().value(), e);
            note(tools.judgement().stumbled(claim, mail, e));
            return true;
        }
    }

    private OutgoingMail mail(Claim claim, Contact contact) {
        return new OutgoingMail(
                claim.id(),
                claim.email(),
                contact,
                tools.consents().purpose(claim.email().purpose()),
                claim.history().queuedAt());
    }

    private void note(Result result) {
        if (uncommitted.isEmpty()) {
            oldestUncommitted = System.nanoTime();
        }
        uncommitted.add(result);
        if (System.nanoTime() - oldestUncommitted > LONGEST_UNCOMMITTED.toNanos()) {
            commit();
        }
    }

    /** When the database is away the results stay here and in the journal, and nothing new is claimed before they are written. */
    private void commit() {
        if (!uncommitted.isEmpty()) {
            tools.counters().count(tools.results().apply(uncommitted));
            uncommitted.clear();
        }
        handing.committed();
    }

    @Override
    public void close() {
        handing.close();
    }
}
