package io.postrider.delivery;

import io.postrider.contacts.Consents;
import io.postrider.contacts.Contacts;
import io.postrider.delivery.smtp.Outcome;
import io.postrider.delivery.spi.OutgoingMail;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
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

    private static final int RENEWALS_PER_LEASE = 20;

    private final Tools tools;
    private final Handing handing;
    private final int batch;
    private final Duration renewAfter;
    private final List<Result> uncommitted = new ArrayList<>();
    private final Set<MailId> committed = new HashSet<>();
    private long oldestUncommitted;
    private volatile boolean stopping;

    Sender(Tools tools, Handing handing, DeliverySettings settings) {
        this.tools = tools;
        this.handing = handing;
        this.batch = settings.batch();
        this.renewAfter = settings.lease().dividedBy(RENEWALS_PER_LEASE);
    }

    /** Sends what is due, one batch. @return how many mails were claimed; fewer than a batch means that no more are due */
    int sendBatch() {
        commit();
        if (tools.pause().active()) {
            return 0;
        }
        committed.clear();
        List<Claim> claims = tools.claims().claim(batch);
        if (claims.isEmpty()) {
            return 0;
        }
        try {
            boolean reachable = send(claims);
            commit();
            return reachable ? claims.size() : 0;
        } catch (RuntimeException e) {
            release(claims);
            throw e;
        }
    }

    /** The database went away in the middle: what has no result yet goes back, together with the results that wait. */
    private void release(List<Claim> claims) {
        List<Claim> decided = uncommitted.stream().map(Result::claim).toList();
        claims.stream()
                .filter(claim -> !decided.contains(claim) && !committed.contains(claim.id()))
                .forEach(claim -> uncommitted.add(tools.judgement().released(claim)));
    }

    /** @return false when the server cannot be reached; what was not tried then waits */
    private boolean send(List<Claim> claims) {
        ClaimedBatch batch = new ClaimedBatch(tools, claims, renewAfter);
        boolean reachable = true;
        for (int i = 0; i < claims.size(); i++) {
            Claim claim = claims.get(i);
            if (stopping) {
                note(tools.judgement().released(claim));
                continue;
            }
            OutgoingMail mail = batch.mail(i);
            if (reachable) {
                reachable = send(claim, mail);
            } else {
                note(tools.judgement()
                        .of(claim, mail, new Outcome.NoConnection("the mail server cannot be reached"), null));
            }
        }
        return reachable;
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
            LOG.error("Mail {} stumbled", claim.id().value(), e);
            note(
                    handing.wasAtTheDot(claim)
                            ? tools.judgement().of(claim, mail, new Outcome.Unknown("an internal error"), null)
                            : tools.judgement().stumbled(claim, mail, e));
            return true;
        }
    }

    /** The mail at hand is finished, the rest of the batch is given back. */
    void stop() {
        stopping = true;
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
            uncommitted.forEach(result -> committed.add(result.claim().id()));
            uncommitted.clear();
        }
        handing.committed();
    }

    @Override
    public void close() {
        handing.close();
    }
}
