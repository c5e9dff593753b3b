package io.postrider.delivery.dkim;

import io.postrider.access.SealedText;
import io.postrider.delivery.dkim.DkimKeyTable.Sealed;
import io.postrider.time.MachineTime;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Signs finished mails with the active key of their sender's domain; a key activated on another node signs here within three
 * seconds (machine time).
 */
@Component
public class DkimSignatures {

    private static final Logger log = LoggerFactory.getLogger(DkimSignatures.class);
    private static final Duration REREAD = Duration.ofSeconds(3);

    /** A mail that must not leave now: its domain's key is there and cannot be opened, and unsigned mail would be distrusted. */
    public static final class Unsignable extends RuntimeException {
        Unsignable(String message) {
            super(message);
        }
    }

    /** @param signer null when the key cannot be opened */
    private record Active(long id, String selector, DkimSigner signer) {}

    private record Known(Map<String, Active> byDomain, Instant at) {}

    private final DkimKeyTable table;
    private final SealedText sealing;
    private final RsaProvider provider;
    private final MachineTime machine;
    private volatile Known known = new Known(Map.of(), Instant.MIN);

    DkimSignatures(DkimKeyTable table, SealedText sealing, RsaProvider provider, MachineTime machine) {
        this.table = table;
        this.sealing = sealing;
        this.provider = provider;
        this.machine = machine;
    }

    /**
     * The value of the {@code DKIM-Signature} field, folded and without the final line end, to be put in front of the message
     * as it is; empty when neither the domain nor one above it has an active key.
     *
     * @param message header, empty line, body, exactly as they go over the wire (without dot-stuffing)
     * @param fromDomain of the From address, ASCII
     * @throws Unsignable when the mail must wait: see {@link #obstacle}
     */
    public Optional<String> signature(byte[] message, String fromDomain) {
        Active active = active(fromDomain);
        if (active == null) {
            return Optional.empty();
        }
        if (active.signer == null) {
            throw new Unsignable(unreadable(fromDomain, active.selector));
        }
        return Optional.of(active.signer.sign(message, machine.now()));
    }

    /** Why mail of this domain must wait, for whoever can do something about it; empty when it need not. */
    public Optional<String> obstacle(String fromDomain) {
        Active active = active(fromDomain);
        return active == null || active.signer != null
                ? Optional.empty()
                : Optional.of(unreadable(fromDomain, active.selector));
    }

    static String unreadable(String domain, String selector) {
        return "The DKIM key " + selector + " of " + domain
                + " was sealed with another POSTRIDER_SECRET and cannot be opened."
                + " Set the former secret again, or activate another key, or retire this one to send unsigned.";
    }

    /** Keys were changed here: they are read again before the next mail. */
    void forget() {
        known = new Known(known.byDomain, Instant.MIN);
    }

    /** A domain above the sender's is aligned with it too (RFC 7489 3.1.1). */
    private Active active(String fromDomain) {
        Map<String, Active> keys = current().byDomain;
        String domain = fromDomain;
        Active found = keys.get(domain);
        while (found == null && domain.indexOf('.') != domain.lastIndexOf('.')) {
            domain = domain.substring(domain.indexOf('.') + 1);
            found = keys.get(domain);
        }
        return found;
    }

    private Known current() {
        Known now = known;
        return now.at.isBefore(machine.now().minus(REREAD)) ? reread() : now;
    }

    private synchronized Known reread() {
        Known before = known;
        Instant now = machine.now();
        if (before.at.isBefore(now.minus(REREAD))) {
            Map<String, Active> byDomain = new HashMap<>();
            for (Sealed sealed : table.active()) {
                Active same = before.byDomain.get(sealed.key().domain());
                boolean unchanged = same != null && same.id == sealed.key().id();
                byDomain.put(sealed.key().domain(), unchanged ? same : open(sealed));
            }
            known = new Known(byDomain, now);
        }
        return known;
    }

    private Active open(Sealed sealed) {
        DkimKey key = sealed.key();
        DkimSigner signer = null;
        try {
            String secret =
                    sealing.open(key.sealedAs(), sealed.privateKey()).orElseThrow(GeneralSecurityException::new);
            var privateKey = provider.privateKey(Base64.getDecoder().decode(secret));
            signer = new DkimSigner(key.domain(), key.selector(), privateKey, provider);
        } catch (GeneralSecurityException unreadable) {
            log.error(unreadable(key.domain(), key.selector()));
        }
        return new Active(key.id(), key.selector(), signer);
    }
}
