package io.postrider.delivery;

import io.postrider.content.Rendered;
import io.postrider.delivery.Handings.Handed;
import io.postrider.delivery.dkim.DkimSignatures;
import io.postrider.delivery.shaping.ProviderGates;
import io.postrider.delivery.smtp.HeaderGate;
import io.postrider.delivery.smtp.MimeMail;
import io.postrider.delivery.smtp.Outcome;
import io.postrider.delivery.smtp.WireMail;
import io.postrider.delivery.spi.OutgoingMail;
import io.postrider.delivery.spi.Verdict;
import jakarta.mail.MessagingException;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The way of one mail, from the claim to its result: every step in order, one line each. */
@Component
class OutgoingMessage {

    /** The envelope sender and the signature. */
    @Component
    record Seal(ReturnPath returnPath, Sealing sealing) {

        WireMail on(OutgoingMail mail, MimeMail message) throws MessagingException {
            return sealing.seal(message, returnPath.addressFor(mail.id()));
        }
    }

    private final Rendering rendering;
    private final MimeMails envelope;
    private final Seal seal;
    private final LastLook.Asked asked;
    private final ProviderGates gates;
    private final Judgement judgement;

    OutgoingMessage(
            Rendering rendering,
            MimeMails envelope,
            Seal seal,
            LastLook.Asked asked,
            ProviderGates gates,
            Judgement judgement) {
        this.rendering = rendering;
        this.envelope = envelope;
        this.seal = seal;
        this.asked = asked;
        this.gates = gates;
        this.judgement = judgement;
    }

    /**
     * @param looked the mail, and what every policy said about it when its batch was looked at
     * @return how it ended; of a mail that is no longer ours (taken back, erased, claimed by another node) it is not taken
     */
    Result send(Claim claim, ClaimedBatch.Looked looked, Handings handings) throws MessagingException {
        OutgoingMail mail = looked.mail();
        if (!(looked.verdict() instanceof Verdict.Send)) {
            return judgement.of(claim, mail, looked.verdict());
        }
        if (!handings.reachable(mail)) {
            return waits(claim, "no mail server for it can be reached", handings);
        }
        try {
            Rendered rendered = rendering.render(mail);
            if (!rendered.usable()) {
                return judgement.unrenderable(claim, String.join("; ", rendered.errors()));
            }
            MimeMail message = envelope.address(mail, rendered);
            Optional<String> tooBig = judgement.tooBig(message);
            if (tooBig.isPresent()) {
                return judgement.unrenderable(claim, tooBig.get());
            }
            WireMail wire = seal.on(mail, message);
            LastLook look = new LastLook(asked, claim, looked);
            Handed handed = handings.over(claim, mail, wire, look);
            gates.saw(mail.provider(), handed.outcome());
            if (handed.outcome() instanceof Outcome.NoConnection none) {
                return waits(claim, none.why(), handings);
            }
            var sent = new Judgement.Sent(message.messageId(), rendered.version(), handed.via(), look.lookedAt());
            return judgement.of(claim, mail, handed.outcome(), sent);
        } catch (LastLook.Kept kept) {
            return kept.verdict() == null ? judgement.released(claim) : judgement.of(claim, mail, kept.verdict());
        } catch (DkimSignatures.Unsignable e) {
            return judgement.unsignable(claim, mail, e.getMessage());
        } catch (HeaderGate.Refused | Addresses.Unusable e) {
            return judgement.unrenderable(claim, e.getMessage());
        }
    }

    private Result waits(Claim claim, String why, Handings handings) {
        return judgement.waits(claim, why, !handings.allPaused());
    }
}
