package io.postrider.delivery;

import io.postrider.contacts.Consents;
import io.postrider.delivery.spi.DeliveryEvidence;
import io.postrider.delivery.spi.DeliveryEvidence.Answer;
import io.postrider.time.MachineTime;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Decides about mails that may or may not have been taken: evidence first; without any, marketing is not repeated (missing one
 * is better than getting it twice), transactional is repeated once with the same Message-ID (getting it twice is better).
 */
@Component
class Unknowns {

    private static final Logger LOG = LoggerFactory.getLogger(Unknowns.class);

    private final UnknownTable table;
    private final List<DeliveryEvidence> witnesses;
    private final Decisions decisions;
    private final Claims claims;

    Unknowns(UnknownTable table, List<DeliveryEvidence> witnesses, Decisions decisions, Claims claims) {
        this.table = table;
        this.witnesses = witnesses;
        this.decisions = decisions;
        this.claims = claims;
    }

    /** What the decisions need besides evidence. */
    @Component
    record Decisions(Results results, MessageIds ids, Consents consents, Times times) {}

    /** Both times and how long to wait. */
    @Component
    record Times(Clock clock, MachineTime machine, DeliverySettings settings) {}

    @Scheduled(fixedDelay = 2_000)
    void decide() {
        try {
            int taken = claims.takeOverExpired();
            if (taken > 0) {
                LOG.warn("{} mails of a server that vanished are of unknown fate", taken);
            }
            table.undecided().forEach(doubt -> decide(doubt, false));
        } catch (RuntimeException e) {
            LOG.error("Mails of unknown fate could not be looked at", e);
        }
    }

    /** After a restart: nothing of these can still be on its way. */
    void askNow(List<MailId> recovered) {
        table.undecided().stream()
                .filter(doubt -> recovered.contains(doubt.claim().id()))
                .forEach(doubt -> decide(doubt, true));
    }

    private void decide(UnknownTable.Doubt doubt, boolean nothingOnItsWay) {
        Claim claim = doubt.claim();
        DeliveryEvidence witness = witnesses.stream()
                .filter(one -> doubt.via() == null || one.server().equals(doubt.via()))
                .findFirst()
                .orElse(null);
        Duration wait = witness == null ? decisions.times().settings().evidenceWait() : witness.settledAfter();
        boolean settled =
                decisions.times().machine().now().isAfter(doubt.since().plus(wait));
        if (witness != null && (settled || nothingOnItsWay)) {
            decide(claim, witness.about(decisions.ids().of(claim.id())));
        } else if (settled) {
            decide(claim, Answer.NOBODY_KNOWS);
        }
    }

    private void decide(Claim claim, Answer answer) {
        boolean transactional =
                decisions.consents().purpose(claim.email().purpose()).transactional();
        switch (answer) {
            case ACCEPTED -> apply(claim, MailState.SENT, "sent: the mail server has it, only its answer was lost");
            case NOT_ACCEPTED -> apply(claim, MailState.PENDING, "goes on: the mail server never got it");
            case NOBODY_KNOWS -> {
                if (transactional && claim.history().unknowns() < 2) {
                    apply(claim, MailState.PENDING, "repeated once with the same Message-ID: it is transactional");
                } else {
                    table.leave(claim, "possibly sent, and not repeated: nobody knows whether the mail server took it");
                }
            }
        }
    }

    private void apply(Claim claim, MailState state, String reason) {
        String event = state == MailState.SENT ? "email.sent" : null;
        Result result = new Result(
                claim, state, reason, decisions.times().clock().instant(), null, event, Map.of(), Result.Handover.NONE);
        decisions.results().apply(List.of(result));
    }
}
