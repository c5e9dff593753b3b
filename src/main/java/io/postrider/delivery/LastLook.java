package io.postrider.delivery;

import io.postrider.delivery.spi.OutgoingMail;
import io.postrider.delivery.spi.Verdict;
import java.time.Clock;
import java.time.Instant;
import org.springframework.stereotype.Component;

/**
 * Asks everything once more when the mail is complete and only its final dot is missing: what she did while it was made and the
 * server was slow still counts. Each question is a statement of its own outside any transaction, so it sees what is committed now.
 */
final class LastLook implements Runnable {

    /** Whom it asks. */
    @Component
    record Asked(Claims claims, Policies policies, Clock clock) {}

    /** The mail stays. */
    static final class Kept extends RuntimeException {

        private final transient Verdict verdict;

        private Kept(Verdict verdict) {
            super(null, null, false, false);
            this.verdict = verdict;
        }

        /** Null when the mail is no longer ours: whoever took it wrote down why. */
        Verdict verdict() {
            return verdict;
        }
    }

    private final Asked asked;
    private final Claim claim;
    private final OutgoingMail mail;
    private Instant lookedAt;

    LastLook(Asked asked, Claim claim, OutgoingMail mail) {
        this.asked = asked;
        this.claim = claim;
        this.mail = mail;
    }

    /** @throws Kept when it must not leave */
    @Override
    public void run() {
        lookedAt = asked.clock().instant();
        if (!asked.claims().stillOurs(claim)) {
            asked.claims().forget(claim);
            throw new Kept(null);
        }
        Verdict verdict = asked.policies().check(mail);
        if (!(verdict instanceof Verdict.Send)) {
            throw new Kept(verdict);
        }
    }

    /** Business time at which the mail was let go, null when it never came to that: what she did later could not stop it. */
    Instant lookedAt() {
        return lookedAt;
    }
}
