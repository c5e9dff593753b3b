package io.postrider.tracking;

import io.postrider.contacts.Consent;
import io.postrider.contacts.Consents;
import io.postrider.contacts.ContactId;
import io.postrider.contacts.Contacts;
import io.postrider.contacts.Proof;
import io.postrider.contacts.Purpose;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Takes a no at once and for good: it is in the database before the answer is given, and nothing leaves after it. */
@Component
public class Unsubscribes {

    /**
     * What her link is about.
     *
     * @param purpose what the mail was for
     * @param known false when she is no longer here; her link still works and changes nothing
     * @param wanted whether she gets, or waits to confirm, mail for this purpose now
     */
    public record Wish(ContactId contact, Purpose purpose, boolean known, boolean wanted) {}

    private final MailTokens tokens;
    private final Contacts contacts;
    private final Consents consents;
    private final Clock clock;

    Unsubscribes(MailTokens tokens, Contacts contacts, Consents consents, Clock clock) {
        this.tokens = tokens;
        this.contacts = contacts;
        this.consents = consents;
        this.clock = clock;
    }

    /** Reads the link and changes nothing; empty when it is not ours. */
    public Optional<Wish> read(String token) {
        return tokens.unsubscribe(token).map(it -> {
            Purpose purpose = purpose(it.purpose());
            boolean known = contacts.find(it.contact()).isPresent();
            boolean wanted = known
                    && consents.of(it.contact(), it.purpose())
                            .filter(Unsubscribes::open)
                            .isPresent();
            return new Wish(it.contact(), purpose, known, wanted);
        });
    }

    /** No more mail for the purpose of the link; a second time changes nothing. */
    @Transactional
    public void stop(Wish wish, String source, String ip) {
        if (wish.known() && !wish.purpose().transactional() && contacts.lock(wish.contact())) {
            consents.withdraw(wish.contact(), wish.purpose().key(), proof(source, ip));
        }
    }

    /** No more mail for any purpose that needs her consent. */
    @Transactional
    public void stopAll(Wish wish, String source, String ip) {
        if (wish.known() && contacts.lock(wish.contact())) {
            List<String> open = consents.of(wish.contact()).stream()
                    .filter(Unsubscribes::open)
                    .map(Consent::purpose)
                    .toList();
            open.forEach(it -> consents.withdraw(wish.contact(), it, proof(source, ip)));
        }
    }

    /** She has changed her mind: she is asked to confirm, like anybody who signs up. */
    @Transactional
    public void again(Wish wish, String ip) {
        if (wish.known() && !wish.purpose().transactional() && contacts.lock(wish.contact())) {
            consents.request(wish.contact(), wish.purpose().key(), proof("unsubscribe page", ip));
        }
    }

    private Proof proof(String source, String ip) {
        return new Proof(source, clock.instant(), ip, null, null, null);
    }

    /** A purpose that was removed since counts as one that needs no consent: there is nothing left to take back. */
    private Purpose purpose(String key) {
        return consents.purposes().stream()
                .filter(it -> it.key().equals(key))
                .findFirst()
                .orElse(new Purpose(key, key, null, true));
    }

    private static boolean open(Consent consent) {
        return consent.status() != Consent.Status.WITHDRAWN;
    }
}
