package io.postrider.delivery;

import io.postrider.delivery.spi.OutgoingMail;
import io.postrider.delivery.spi.Verdict;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.springframework.stereotype.Component;

/**
 * Looks once more when the mail is complete and only its final dot is missing: what she did while it was made and the server was
 * slow still counts. One statement tells whether the mail is still ours and anything was logged about her since the batch was looked at;
 * only then is every policy asked again, else only those that can change without her. It runs outside any transaction, so it sees what is committed now.
 */
final class LastLook implements Runnable {

    private static final Duration FRESH = Duration.ofSeconds(2);

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
    private final long mark;
    private final Instant seenAt;
    private Instant lookedAt;

    LastLook(Asked asked, Claim claim, ClaimedBatch.Looked looked) {
        this.asked = asked;
        this.claim = claim;
        this.mail = looked.mail();
        this.mark = looked.mark();
        this.seenAt = looked.at();
    }

    /** @throws Kept when it must not leave */
    @Override
    public void run() {
        lookedAt = asked.clock().instant();
        switch (asked.claims().standing(claim, mark)) {
            case AS_SEEN ->
                keepUnless(
                        old() ? asked.policies().check(mail) : asked.policies().checkAgain(mail));
            case CHANGED -> keepUnless(asked.policies().check(mail));
            case GONE -> {
                asked.claims().forget(claim);
                throw new Kept(null);
            }
        }
    }

    /** The server took its time: what ends by the clock, such as her send window or a consent, may have ended meanwhile. */
    private boolean old() {
        return lookedAt.isAfter(seenAt.plus(FRESH));
    }

    private static void keepUnless(Verdict verdict) {
        if (!(verdict instanceof Verdict.Send)) {
            throw new Kept(verdict);
        }
    }

    /** Business time at which the mail was let go, null when it never came to that: what she did later could not stop it. */
    Instant lookedAt() {
        return lookedAt;
    }
}
