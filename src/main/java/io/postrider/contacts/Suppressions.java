package io.postrider.contacts;

import io.postrider.access.AuditLog;
import io.postrider.contacts.ContactEvents.SuppressionLifted;
import io.postrider.contacts.Suppression.Wanted;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.Collection;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Addresses that must never be mailed again, each with its reason (bounced, complained, asked). */
@Component
public class Suppressions {

    private final SuppressionTable table;
    private final SuppressionList list;
    private final AuditLog audit;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    Suppressions(
            SuppressionTable table,
            SuppressionList list,
            AuditLog audit,
            Clock clock,
            ApplicationEventPublisher events) {
        this.events = events;
        this.table = table;
        this.list = list;
        this.audit = audit;
        this.clock = clock;
    }

    /** Never mails this address again; the first reason stays. @throws InvalidEmailAddress for what is no address */
    @Transactional
    public void suppress(String email, SuppressionKind kind, String reason) {
        list.add(List.of(new Wanted(EmailAddress.parse(email).key(), kind, reason, clock.instant())));
    }

    /** Why this address must not be mailed; empty when it may. */
    public Optional<String> reasonFor(String email) {
        return find(email).map(Suppression::reason);
    }

    /** Those of the addresses that must not be mailed, as they were spelt, each with its reason; one query. */
    public Map<String, String> reasonsFor(Collection<String> emails) {
        Map<String, String> keys = new HashMap<>();
        emails.forEach(email -> EmailAddress.keyOf(email).ifPresent(key -> keys.put(email, key)));
        Map<String, String> reasons = table.reasons(Set.copyOf(keys.values()));
        keys.values().retainAll(reasons.keySet());
        keys.replaceAll((email, key) -> reasons.get(key));
        return keys;
    }

    /** @throws InvalidEmailAddress for what is no address */
    public Optional<Suppression> find(String email) {
        return table.find(EmailAddress.parse(email).key());
    }

    /** In the order in which they were written down, after the given id (0: from the beginning). */
    public List<Suppression> after(long id, int limit) {
        return table.after(id, limit);
    }

    /** The newest, newest first. */
    public List<Suppression> newest(int limit) {
        return table.newest(limit);
    }

    /** How many there are of each kind. */
    public Map<SuppressionKind, Long> counts() {
        return table.counts();
    }

    /**
     * Lets an address be mailed again; who did it and why stands in the audit log, with the address's fingerprint only.
     *
     * @throws SuppressionNotFound when there is none of this id
     * @throws SuppressionStays when she complained
     */
    @Transactional
    public void lift(long id, String reason, String who) {
        Suppression suppression = table.lock(id).orElseThrow(SuppressionNotFound::new);
        if (suppression.kind() == SuppressionKind.COMPLAINED) {
            throw new SuppressionStays();
        }
        Collection<ContactId> hers =
                table.contacts(List.of(suppression.email())).values();
        table.delete(id);
        hers.forEach(contact -> events.publishEvent(new SuppressionLifted(contact)));
        String about = suppression.kind() + ", sha-256 of the address " + fingerprint(suppression.email());
        audit.record(who, "suppression lifted", "suppression " + id + " (" + about + "): " + reason);
    }

    private static String fingerprint(String email) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(email.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
