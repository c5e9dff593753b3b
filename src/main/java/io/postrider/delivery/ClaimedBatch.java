package io.postrider.delivery;

import io.postrider.contacts.ComputedAttributes;
import io.postrider.contacts.Consents;
import io.postrider.contacts.Contact;
import io.postrider.contacts.ContactId;
import io.postrider.contacts.Contacts;
import io.postrider.contacts.Purpose;
import io.postrider.delivery.spi.OutgoingMail;
import io.postrider.delivery.spi.Verdict;
import io.postrider.events.LogMarks;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * Mails claimed together: what they need is read and every policy asked for all at once, and anew, like the lease, when the mail
 * server is slow.
 */
final class ClaimedBatch {

    private static final Duration LONGEST_KNOWN = Duration.ofSeconds(1);

    /** Whom a batch asks. */
    @Component
    record Asked(
            Contacts contacts,
            ComputedAttributes computed,
            Consents consents,
            Policies policies,
            LogMarks marks,
            Claims claims,
            Clock clock) {}

    /**
     * A mail as it was looked at.
     *
     * @param mark when, so that whatever is logged about her later can be told
     * @param at the same in business time, for what ends by the clock
     */
    record Looked(OutgoingMail mail, Verdict verdict, long mark, Instant at) {}

    private final Asked asked;
    private final List<Claim> claims;
    private final Duration renewAfter;
    private final Map<String, Purpose> purposes = new HashMap<>();
    private List<Looked> looked;
    private int from;
    private long readAt;
    private long renewedAt;

    ClaimedBatch(Asked asked, List<Claim> claims, Duration renewAfter) {
        this.asked = asked;
        this.claims = claims;
        this.renewAfter = renewAfter;
        this.renewedAt = System.nanoTime();
        read(0);
    }

    /** The mail of one claim, as current as the batch is kept. */
    Looked look(int index) {
        if (System.nanoTime() - renewedAt > renewAfter.toNanos()) {
            asked.claims().renew(claims.subList(index, claims.size()));
            renewedAt = System.nanoTime();
        }
        if (System.nanoTime() - readAt > LONGEST_KNOWN.toNanos()) {
            read(index);
        }
        return looked.get(index - from);
    }

    private void read(int first) {
        from = first;
        Instant at = asked.clock().instant();
        long mark = asked.marks().now();
        List<Claim> rest = claims.subList(first, claims.size());
        Map<ContactId, Contact> contacts = known(rest);
        List<OutgoingMail> mails =
                rest.stream().map(claim -> mail(claim, contacts)).toList();
        List<Verdict> verdicts = asked.policies().check(mails);
        looked = java.util.stream.IntStream.range(0, mails.size())
                .mapToObj(i -> new Looked(mails.get(i), verdicts.get(i), mark, at))
                .toList();
        readAt = System.nanoTime();
    }

    /** Templates and tables speak of what is worked out about her as of anything else. */
    private Map<ContactId, Contact> known(List<Claim> mails) {
        Map<ContactId, Contact> contacts = new HashMap<>(asked.contacts()
                .findAll(mails.stream()
                        .map(claim -> claim.email().contact())
                        .distinct()
                        .toList()));
        asked.computed()
                .ofAll(contacts.keySet())
                .forEach((id, worked) -> contacts.computeIfPresent(id, (same, contact) -> contact.with(worked)));
        return contacts;
    }

    private OutgoingMail mail(Claim claim, Map<ContactId, Contact> contacts) {
        Email email = claim.email();
        Purpose purpose = purposes.computeIfAbsent(email.purpose(), asked.consents()::purpose);
        return new OutgoingMail(
                claim.id(),
                email,
                contacts.get(email.contact()),
                purpose,
                claim.history().queuedAt(),
                claim.provider());
    }
}
