package io.postrider.delivery;

import io.postrider.content.Rendered;
import io.postrider.delivery.smtp.HeaderGate;
import io.postrider.delivery.smtp.MimeMail;
import io.postrider.delivery.smtp.Outcome;
import io.postrider.delivery.spi.OutgoingMail;
import io.postrider.delivery.spi.Verdict;
import jakarta.mail.MessagingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The way of one mail, from the claim to its result: every step in order, one line each. */
@Component
class OutgoingMessage {

    private final Policies policies;
    private final Rendering rendering;
    private final MimeMails envelope;
    private final LastLook.Asked asked;
    private final Judgement judgement;

    OutgoingMessage(
            Policies policies, Rendering rendering, MimeMails envelope, LastLook.Asked asked, Judgement judgement) {
        this.policies = policies;
        this.rendering = rendering;
        this.envelope = envelope;
        this.asked = asked;
        this.judgement = judgement;
    }

    /** @return empty when the mail is no longer ours: taken back, erased, or claimed by another node */
    Optional<Result> send(Claim claim, OutgoingMail mail, Handing handing) throws MessagingException {
        try {
            Verdict verdict = policies.check(mail);
            if (!(verdict instanceof Verdict.Send)) {
                return Optional.of(judgement.of(claim, mail, verdict));
            }
            Rendered rendered = rendering.render(mail);
            if (!rendered.usable()) {
                return Optional.of(judgement.unrenderable(claim, String.join("; ", rendered.errors())));
            }
            MimeMail message = envelope.address(mail, rendered);
            Optional<String> tooBig = judgement.tooBig(message.html().getBytes(StandardCharsets.UTF_8).length);
            if (tooBig.isPresent()) {
                return Optional.of(judgement.unrenderable(claim, tooBig.get()));
            }
            LastLook look = new LastLook(asked, claim, mail);
            Outcome outcome = handing.over(claim, message, look);
            var sent = new Judgement.Sent(message, rendered.version(), handing.via(), look.lookedAt());
            return Optional.of(judgement.of(claim, mail, outcome, sent));
        } catch (LastLook.Kept kept) {
            return Optional.ofNullable(kept.verdict()).map(verdict -> judgement.of(claim, mail, verdict));
        } catch (HeaderGate.Refused | Addresses.Unusable e) {
            return Optional.of(judgement.unrenderable(claim, e.getMessage()));
        }
    }
}
