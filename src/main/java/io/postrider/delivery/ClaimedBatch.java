package io.postrider.delivery;

import io.postrider.contacts.Contact;
import io.postrider.contacts.ContactId;
import io.postrider.contacts.Purpose;
import io.postrider.delivery.spi.OutgoingMail;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Mails claimed together: what they need is read for all at once, and anew, like the lease, when the mail server is slow. */
final class ClaimedBatch {

    private static final Duration LONGEST_KNOWN = Duration.ofSeconds(1);

    private final Sender.Tools tools;
    private final List<Claim> claims;
    private final Duration renewAfter;
    private final Map<String, Purpose> purposes = new HashMap<>();
    private Map<ContactId, Contact> contacts;
    private long readAt;
    private long renewedAt;

    ClaimedBatch(Sender.Tools tools, List<Claim> claims, Duration renewAfter) {
        this.tools = tools;
        this.claims = claims;
        this.renewAfter = renewAfter;
        this.renewedAt = System.nanoTime();
        read(0);
    }

    /** The mail of one claim, as current as the batch is kept. */
    OutgoingMail mail(int index) {
        if (System.nanoTime() - renewedAt > renewAfter.toNanos()) {
            tools.claims().renew(claims.subList(index, claims.size()));
            renewedAt = System.nanoTime();
        }
        if (System.nanoTime() - readAt > LONGEST_KNOWN.toNanos()) {
            read(index);
        }
        Claim claim = claims.get(index);
        Email email = claim.email();
        Purpose purpose = purposes.computeIfAbsent(email.purpose(), tools.consents()::purpose);
        return new OutgoingMail(
                claim.id(),
                email,
                contacts.get(email.contact()),
                purpose,
                claim.history().queuedAt(),
                claim.provider());
    }

    private void read(int from) {
        contacts = tools.contacts()
                .findAll(claims.subList(from, claims.size()).stream()
                        .map(claim -> claim.email().contact())
                        .distinct()
                        .toList());
        readAt = System.nanoTime();
    }
}
