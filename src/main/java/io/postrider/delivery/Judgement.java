package io.postrider.delivery;

import io.postrider.delivery.smtp.MimeMail;
import io.postrider.delivery.smtp.Outcome;
import io.postrider.delivery.smtp.Reply;
import io.postrider.delivery.spi.OutgoingMail;
import io.postrider.delivery.spi.Verdict;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** What follows from a verdict or an outcome: the mail's new state, when to try again, and the sentence that says why. */
@Component
class Judgement {

    /** The message as it was handed over. @param letGoAt business time of the last look at her, null when it did not come to that */
    record Sent(String messageId, String templateVersion, String via, Instant letGoAt) {}

    private static final Duration UNSIGNABLE_PAUSE = Duration.ofMinutes(5);
    private static final Duration A_MOMENT = Duration.ofSeconds(5);

    private final Clock clock;
    private final Retries retries;
    private final int maxHtml;

    Judgement(Clock clock, Retries retries, DeliverySettings settings) {
        this.clock = clock;
        this.retries = retries;
        this.maxHtml = settings.maxHtmlBytes();
    }

    Result of(Claim claim, OutgoingMail mail, Verdict verdict) {
        Instant now = clock.instant();
        if (verdict instanceof Verdict.Hold hold) {
            boolean said = claim.history().state() == MailState.HELD
                    && hold.reason().equals(claim.history().reason());
            return new Result(
                    claim,
                    MailState.HELD,
                    hold.reason(),
                    now,
                    hold.until(),
                    said ? null : "email.held",
                    Map.of("until", hold.until().toString()),
                    Result.Handover.NONE);
        }
        return Result.refused(claim, MailState.DROPPED, ((Verdict.Drop) verdict).reason(), now);
    }

    /** Better late than unsigned: receivers would learn that our mail comes without a signature. */
    Result unsignable(Claim claim, OutgoingMail mail, String why) {
        Instant next = clock.instant().plus(UNSIGNABLE_PAUSE);
        return of(claim, mail, new Verdict.Hold(next, Sentence.fit("held: it cannot be signed: " + why)));
    }

    Result unrenderable(Claim claim, String why) {
        return Result.refused(
                claim,
                MailState.FAILED,
                "not sent: the template " + claim.email().template() + " made no mail: " + why,
                clock.instant());
    }

    Optional<String> tooBig(MimeMail message) {
        int bytes = message.html().getBytes(StandardCharsets.UTF_8).length;
        return bytes <= maxHtml
                ? Optional.empty()
                : Optional.of("its HTML has " + bytes + " bytes, more than " + maxHtml
                        + ", and mailbox providers would cut it off");
    }

    Result of(Claim claim, OutgoingMail mail, Outcome outcome, Sent sent) {
        if (outcome instanceof Outcome.Accepted accepted) {
            return result(claim, MailState.SENT, why(mail), "email.sent", sent, accepted.reply());
        }
        if (outcome instanceof Outcome.Temporary temporary) {
            return retries.later(claim, mail.purpose(), temporary.reply(), sent);
        }
        if (outcome instanceof Outcome.Permanent permanent) {
            return refusal(claim, permanent, sent);
        }
        if (outcome instanceof Outcome.Unknown unknown) {
            String reason =
                    "possibly sent: the mail was complete, but the mail server did not answer (" + unknown.why() + ")";
            return result(claim, MailState.UNKNOWN, reason, null, sent, null);
        }
        throw new IllegalArgumentException("a mail that was not handed over waits");
    }

    /**
     * No server for it can be reached.
     *
     * @param othersGo whether other mails have a server that works: then this one stands aside for a moment, so that it is not claimed
     *     again and again
     */
    Result waits(Claim claim, String why, boolean othersGo) {
        Instant now = clock.instant();
        return new Result(
                claim,
                MailState.PENDING,
                Sentence.fit("waits: " + why),
                now,
                othersGo ? now.plus(A_MOMENT) : null,
                null,
                Map.of(),
                Result.Handover.NONE);
    }

    private Result refusal(Claim claim, Outcome.Permanent permanent, Sent sent) {
        Reply reply = permanent.reply();
        return switch (permanent.fault()) {
            case MAILBOX ->
                failed(claim, "bounced: there is no such mailbox", "email.bounced", sent, reply)
                        .bounced("hard")
                        .suppressing();
            case FULL ->
                failed(claim, "bounced: her mailbox is full", "email.bounced", sent, reply)
                        .bounced("soft");
            case POLICY ->
                failed(claim, "not sent: the mail server distrusts our sending", "email.skipped", sent, reply);
            case MESSAGE ->
                failed(claim, "not sent: the mail server refused the message", "email.skipped", sent, reply);
        };
    }

    private Result failed(Claim claim, String reason, String event, Sent sent, Reply reply) {
        return result(claim, MailState.FAILED, reason + " (" + reply + ")", event, sent, reply);
    }

    private Result result(Claim claim, MailState state, String reason, String event, Sent sent, Reply reply) {
        Map<String, Object> details = reply == null ? Map.of() : Map.of("reply", reply.toString());
        Result.Handover handover = sent == null
                ? Result.Handover.NONE
                : new Result.Handover(
                        state != MailState.SENT,
                        sent.via(),
                        sent.messageId(),
                        sent.templateVersion(),
                        reply == null ? null : reply.toString(),
                        false);
        Instant at = state == MailState.SENT && sent.letGoAt() != null ? sent.letGoAt() : clock.instant();
        return new Result(claim, state, Sentence.fit(reason), at, null, event, details, handover);
    }

    /** Its provider is slow, and others wait: it comes again in a moment. */
    Result givenBack(Claim claim) {
        return result(claim, MailState.PENDING, "waits for its turn: its provider takes mail slowly", null, null, null);
    }

    /** It was claimed but never tried. */
    Result released(Claim claim) {
        return result(claim, MailState.PENDING, "goes on after a trouble of its server", null, null, null);
    }

    /** Something of ours went wrong before the mail was handed over; others go on, this one comes again. */
    Result stumbled(Claim claim, OutgoingMail mail, Exception problem) {
        return retries.stumbled(claim, mail.purpose(), problem);
    }

    private static String why(OutgoingMail mail) {
        if (mail.email().answersOwnAct()) {
            return "sent at once: it answers what she just did";
        }
        return mail.purpose().transactional()
                ? "sent: it is transactional and needs no consent"
                : "sent: " + mail.purpose().name() + " may be sent to her, and it is within her send window";
    }
}
