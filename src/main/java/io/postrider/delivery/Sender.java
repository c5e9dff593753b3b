package io.postrider.delivery;

import io.postrider.delivery.shaping.ProviderGates;
import io.postrider.delivery.shaping.Seat;
import io.postrider.delivery.smtp.Outcome;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** One connection's worth of sending: claims mails for one provider, sends them, and commits their results together. One thread at a time. */
final class Sender implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Sender.class);

    /** What a kill may leave to the journal: never more than this is sent and not yet committed. */
    private static final Duration LONGEST_UNCOMMITTED = Duration.ofMillis(50);

    /** After that the rest goes back, so that nobody waits long behind a slow provider. */
    private static final Duration LONGEST_BATCH = Duration.ofSeconds(5);

    private static final int RENEWALS_PER_LEASE = 20;

    /** Everything a sender works with. */
    @Component
    record Tools(
            ClaimedBatch.Asked asked,
            ProviderGates gates,
            OutgoingMessage way,
            Judgement judgement,
            Results results,
            MailCounters counters) {}

    private final Tools tools;
    private final DueProviders due;
    private final Handings handings;
    private final int batch;
    private final int senders;
    private final Duration renewAfter;
    private final List<Result> uncommitted = new ArrayList<>();
    private final Set<MailId> committed = new HashSet<>();
    private long oldestUncommitted;
    private volatile boolean stopping;

    Sender(Tools tools, Handings handings, DeliverySettings settings) {
        this.tools = tools;
        this.due = new DueProviders(tools.asked().claims());
        this.handings = handings;
        this.batch = settings.batch();
        this.senders = settings.senders();
        this.renewAfter = settings.lease().dividedBy(RENEWALS_PER_LEASE);
    }

    /** Sends one batch to the first provider that mail is due for and that takes it. @return how many mails were claimed */
    int sendBatch() {
        commit();
        if (handings.allPaused()) {
            return 0;
        }
        int claimed = sendBatch(due.known());
        return claimed > 0 ? claimed : sendBatch(due.asked());
    }

    private int sendBatch(List<String> providers) {
        for (String provider : providers) {
            Optional<Seat> free = tools.gates().seat(provider, batch, seats(providers));
            if (free.isPresent()) {
                try (Seat seat = free.get()) {
                    int claimed = sendBatch(seat);
                    if (claimed > 0) {
                        return claimed;
                    }
                }
            }
        }
        return 0;
    }

    /** While mail waits for others, too, no provider has all senders: it may be a slow one. */
    private int seats(List<String> providers) {
        return providers.size() > 1 ? Math.max(1, senders - 1) : senders;
    }

    private int sendBatch(Seat seat) {
        committed.clear();
        List<Claim> claims = tools.asked().claims().claim(seat.provider(), seat.allowed());
        if (claims.isEmpty()) {
            return 0;
        }
        try {
            ClaimedBatch looks = new ClaimedBatch(tools.asked(), claims, renewAfter);
            long end = System.nanoTime() + LONGEST_BATCH.toNanos();
            for (int i = 0; i < claims.size(); i++) {
                if (System.nanoTime() > end) {
                    note(tools.judgement().givenBack(claims.get(i)));
                } else {
                    send(claims.get(i), looks, i, seat);
                }
            }
            commit();
            return claims.size();
        } catch (RuntimeException | Error e) {
            release(claims);
            throw e;
        }
    }

    private void send(Claim claim, ClaimedBatch looks, int index, Seat seat) {
        if (stopping) {
            note(released(claim));
            return;
        }
        ClaimedBatch.Looked looked = looks.look(index);
        try {
            note(tools.way().send(claim, looked, handings));
            seat.used();
        } catch (Exception e) {
            LOG.error("Mail {} stumbled", claim.id().value(), e);
            note(
                    handings.wasAtTheDot(claim)
                            ? unknown(claim)
                            : tools.judgement().stumbled(claim, looked.mail(), e));
        }
    }

    private Result released(Claim claim) {
        return tools.judgement().released(claim);
    }

    private Result unknown(Claim claim) {
        return tools.judgement().of(claim, null, new Outcome.Unknown("an internal error"), null);
    }

    /** Broken off in the middle: what has no result yet goes back, together with the results that wait; but for what a server may have. */
    private void release(List<Claim> claims) {
        List<Claim> decided = uncommitted.stream().map(Result::claim).toList();
        claims.stream()
                .filter(claim -> !decided.contains(claim) && !committed.contains(claim.id()))
                .forEach(claim -> uncommitted.add(handings.wasAtTheDot(claim) ? unknown(claim) : released(claim)));
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
        handings.committed();
    }

    @Override
    public void close() {
        handings.close();
    }
}
