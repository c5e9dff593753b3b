package io.postrider.delivery;

import io.postrider.delivery.dkim.DkimSignatures;
import io.postrider.delivery.smtp.MimeMail;
import io.postrider.delivery.smtp.WireMail;
import jakarta.mail.MessagingException;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/** Makes a finished mail ready for the wire: where its bounces go, its bytes, and the signature over them (DKIM). */
@Component
class Sealing {

    /** Who signs. */
    interface Signer {
        Optional<String> signature(byte[] message, String domain);
    }

    private final Signer signer;

    @Autowired
    Sealing(DkimSignatures signatures) {
        this(signatures::signature);
    }

    Sealing(Signer signer) {
        this.signer = signer;
    }

    /**
     * @param returnPath envelope sender; empty: the sender's own address
     * @throws DkimSignatures.Unsignable when its domain has a key that cannot be used: it does not leave unsigned
     */
    WireMail seal(MimeMail message, String returnPath) throws MessagingException {
        WireMail mail = message.to(returnPath.isEmpty() ? message.from().getAddress() : returnPath);
        return signer.signature(mail.content(), Addresses.domain(message.from()))
                .map(signature -> mail.with("DKIM-Signature", signature))
                .orElse(mail);
    }
}
