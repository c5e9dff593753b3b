package io.postrider.delivery;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** After a crash: tells the mails that were surely not handed over from those that were, and from the few nobody knows about. */
@Component
class Recovery {

    private static final Logger LOG = LoggerFactory.getLogger(Recovery.class);

    private final Claims claims;
    private final Journals journals;
    private final Unknowns unknowns;
    private final Unknowns.Decisions decisions;

    Recovery(Claims claims, Journals journals, Unknowns unknowns, Unknowns.Decisions decisions) {
        this.claims = claims;
        this.journals = journals;
        this.unknowns = unknowns;
        this.decisions = decisions;
    }

    /** Releases this node's own leases at once; must run before its senders start. @return how many mails it decided */
    int recover() {
        Map<Long, Journal.Entry> journal = journals.read();
        List<Claim> left = claims.left();
        List<Result> decided = new ArrayList<>();
        for (Claim claim : left) {
            decided.add(decide(claim, journal.get(claim.id().value())));
        }
        if (!decided.isEmpty()) {
            decisions.results().apply(decided);
            LOG.info("{} mails were on their way when this node went down", decided.size());
        }
        journals.delete();
        unknowns.askNow(left.stream().map(Claim::id).toList());
        return decided.size();
    }

    private Result decide(Claim claim, Journal.Entry entry) {
        boolean atTheDot = entry != null && entry.fence() == claim.fence();
        if (!atTheDot || entry.answer() >= 300) {
            return result(claim, MailState.PENDING, "goes on after a restart of its server", null, null);
        }
        if (entry.answer() >= 200) {
            return result(claim, MailState.SENT, "sent just before its server went down", "email.sent", entry.via());
        }
        String reason = "possibly sent: its server went down between the mail and the answer";
        return result(claim, MailState.UNKNOWN, reason, null, entry.via());
    }

    private Result result(Claim claim, MailState state, String reason, String event, String via) {
        String messageId = via == null ? null : decisions.ids().of(claim.id());
        Result.Handover handover = new Result.Handover(false, via, messageId, null, null, false);
        return new Result(claim, state, reason, decisions.times().clock().instant(), null, event, Map.of(), handover);
    }
}
