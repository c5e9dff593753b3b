package io.postrider.delivery;

import io.postrider.contacts.Purpose;
import io.postrider.delivery.smtp.Reply;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import org.springframework.stereotype.Component;

/**
 * When a mail that was turned away comes again, and when it is given up: 5, 10, 20, 40 minutes, then hourly.
 *
 * <p>In business time, because what ages is the content; in a time lapse a day of refusals then passes as fast as any other
 * day. An unreachable server is another matter: {@link ServerPause} waits for it in machine time.
 */
@Component
class Retries {

    private static final Duration FIRST = Duration.ofMinutes(5);
    private static final Duration LONGEST = Duration.ofHours(1);
    private static final double JITTER = 0.2;

    private final Clock clock;
    private final Duration giveUp;
    private final Duration giveUpTransactional;

    Retries(Clock clock, DeliverySettings settings) {
        this.clock = clock;
        this.giveUp = settings.giveUpAfter();
        this.giveUpTransactional = settings.giveUpTransactionalAfter();
    }

    Result later(Claim claim, Purpose purpose, Reply reply, Judgement.Sent sent) {
        Result.Handover handover = new Result.Handover(
                true, sent.via(), sent.messageId(), sent.templateVersion(), reply.toString(), false);
        return again(claim, purpose, "the mail server said: " + reply, handover);
    }

    /** The problem's type only: its message may quote personal data. */
    Result stumbled(Claim claim, Purpose purpose, Exception problem) {
        Result.Handover handover = new Result.Handover(true, null, null, null, null, false);
        return again(claim, purpose, "an internal error (" + problem.getClass().getSimpleName() + ")", handover);
    }

    private Result again(Claim claim, Purpose purpose, String why, Result.Handover handover) {
        Instant now = clock.instant();
        Instant since =
                claim.history().firstTriedAt() == null ? now : claim.history().firstTriedAt();
        Duration patience = purpose.transactional() ? giveUpTransactional : giveUp;
        Instant next = now.plus(pause(claim.history().attempts()));
        if (next.isAfter(since.plus(patience))) {
            String reason = Sentence.fit("given up after " + patience.toHours() + " hours: " + why);
            return new Result(claim, MailState.EXPIRED, reason, now, null, "email.skipped", Map.of(), handover);
        }
        String reason = Sentence.fit("comes again later: " + why);
        return new Result(claim, MailState.DEFERRED, reason, now, next, null, Map.of(), handover);
    }

    /** Jitter, so that what failed together does not come back together. */
    static Duration pause(int attempts) {
        Duration doubled = FIRST.multipliedBy(1L << Math.min(attempts, 10));
        Duration base = doubled.compareTo(LONGEST) > 0 ? LONGEST : doubled;
        double factor = 1 + JITTER * (2 * ThreadLocalRandom.current().nextDouble() - 1);
        return Duration.ofMillis((long) (base.toMillis() * factor));
    }
}
