package io.postrider.delivery.dkim;

import io.postrider.access.AuditLog;
import io.postrider.access.SealedText;
import io.postrider.delivery.dkim.DkimKey.State;
import io.postrider.delivery.dkim.DkimKeyTable.Sealed;
import io.postrider.delivery.dns.Dns;
import io.postrider.time.MachineTime;
import java.security.SecureRandom;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The keys of the sending domains and their rotation: make the next one, publish it, activate it, and remove the old one a week
 * later, when no mail it signed is on its way any more.
 */
@Component
public class DkimKeys {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyyMMdd");
    private static final SecureRandom RANDOM = new SecureRandom();

    private final DkimKeyTable table;
    private final SealedText sealing;
    private final DkimSignatures signatures;
    private final Dns dns;
    private final Deeds deeds;

    DkimKeys(DkimKeyTable table, SealedText sealing, DkimSignatures signatures, Dns dns, Deeds deeds) {
        this.table = table;
        this.sealing = sealing;
        this.signatures = signatures;
        this.dns = dns;
        this.deeds = deeds;
    }

    /** What every change needs: one transaction, the time, and a line in the audit log. */
    @Component
    record Deeds(TransactionTemplate transaction, MachineTime machine, AuditLog audit) {}

    /** @param domain null: of all domains */
    public List<DkimKey> page(String domain, long after, int limit) {
        return table.page(domain, after, limit);
    }

    /**
     * Makes the next key of a domain; it signs nothing until it is activated.
     *
     * @param domain lower-case ASCII
     * @param selector null: one of our own choice
     * @param pem an existing private key (PKCS#8), or null: a new one of 2048 bits
     * @throws DkimKeyRefused when the selector is taken or the key unusable
     */
    public DkimKey add(String domain, String selector, String pem, String who) {
        var pair = pem == null ? PrivateKeys.fresh(RsaProvider.JDK) : PrivateKeys.imported(pem);
        var now = deeds.machine.now();
        DkimKey key =
                new DkimKey(0, domain, selector == null ? ownSelector() : selector, State.NEXT, pair.open(), now, now);
        Sealed sealed = new Sealed(key, sealing.seal(key.sealedAs(), pair.secret()));
        long id = table.insert(sealed, now).orElseThrow(() -> DkimKeyRefused.selectorTaken(key));
        note(who, "dkim key added", key);
        return find(id);
    }

    /**
     * Signs with this key from now on, on every node within seconds; the one before is retired.
     *
     * @param reason why it must sign although DNS does not show it; null or blank: it must be published
     * @throws DkimKeyRefused when there is no such key, DNS does not show it, or it cannot be opened
     */
    public DkimKey activate(long id, String reason, String who) {
        Sealed sealed = table.sealed(id).orElseThrow(DkimKeyRefused::unknown);
        DkimKey key = sealed.key();
        boolean forced = reason != null && !reason.isBlank();
        Publication publication = forced ? Publication.UNKNOWN : Publication.of(key, dns.fresh());
        if (!forced && publication != Publication.PUBLISHED && publication != Publication.TESTING) {
            throw DkimKeyRefused.notPublished(key, publication);
        }
        if (sealing.open(key.sealedAs(), sealed.privateKey()).isEmpty()) {
            throw DkimKeyRefused.unreadable(key);
        }
        deeds.transaction.executeWithoutResult(status -> {
            for (DkimKey other : table.lockAll(key.domain())) {
                if (other.state() == State.ACTIVE && other.id() != id) {
                    table.become(other.id(), State.RETIRED, deeds.machine.now());
                }
            }
            become(id, State.ACTIVE);
            note(who, forced ? "dkim key activated by force" : "dkim key activated", key, forced ? reason : "");
        });
        signatures.forget();
        return find(id);
    }

    /** Signs no more with this key; without another active one, mail of its domain leaves unsigned. */
    public DkimKey retire(long id, String who) {
        DkimKey key = find(id);
        deeds.transaction.executeWithoutResult(status -> {
            table.lockAll(key.domain());
            become(id, State.RETIRED);
            note(who, "dkim key retired", key);
        });
        signatures.forget();
        return find(id);
    }

    /** Forgets both halves of it. @throws DkimKeyRefused when it is the active one */
    public void remove(long id, String who) {
        DkimKey key = find(id);
        deeds.transaction.executeWithoutResult(status -> {
            table.lockAll(key.domain());
            if (find(id).state() == State.ACTIVE) {
                throw DkimKeyRefused.active();
            }
            table.delete(id);
            note(who, "dkim key removed", key);
        });
    }

    private DkimKey find(long id) {
        return table.find(id).orElseThrow(DkimKeyRefused::unknown);
    }

    /** Checked again under the lock: it may have been removed meanwhile. */
    private void become(long id, State state) {
        find(id);
        table.become(id, state, deeds.machine.now());
    }

    private void note(String who, String what, DkimKey key) {
        note(who, what, key, "");
    }

    private void note(String who, String what, DkimKey key, String reason) {
        deeds.audit.record(who, what, (key.domain() + " " + key.selector() + " " + reason).strip());
    }

    /** Says when it was made, so that old ones are seen in DNS; never one that was used before. */
    private String ownSelector() {
        String day = DAY.format(deeds.machine.now().atOffset(ZoneOffset.UTC));
        return "pr" + day + "-" + Integer.toString(RANDOM.nextInt(46_656), 36);
    }
}
