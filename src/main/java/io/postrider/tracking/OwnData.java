package io.postrider.tracking;

import io.postrider.contacts.ContactId;
import io.postrider.contacts.Contacts;
import io.postrider.contacts.ErasureProof;
import io.postrider.contacts.Erasures;
import io.postrider.contacts.PersonalData;
import io.postrider.delivery.Email;
import io.postrider.delivery.Outbox;
import io.postrider.events.Origin;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * A contact's copy of what we hold about her, and her erasure: for whoever reads her mailbox today, not for whoever was once
 * forwarded a mail. The link is mailed to her and works for a day of business time.
 */
@Component
public class OwnData {

    /** The mail that carries the link. */
    static final String TEMPLATE = "your-data";

    static final Duration VALID = Duration.ofHours(24);

    /** A stranger with an old link must not fill her mailbox. */
    private static final long ONE_MAIL_PER_SECONDS = Duration.ofHours(1).toSeconds();

    private final MailTokens tokens;
    private final Contacts contacts;
    private final Outbox outbox;
    private final Clock clock;
    private final List<PersonalData> parts;
    private final Erasures erasures;

    OwnData(
            MailTokens tokens,
            Contacts contacts,
            Outbox outbox,
            Clock clock,
            List<PersonalData> parts,
            Erasures erasures) {
        this.erasures = erasures;
        this.tokens = tokens;
        this.contacts = contacts;
        this.outbox = outbox;
        this.clock = clock;
        this.parts = parts;
    }

    /** Mails her the link, once an hour at most. */
    @Transactional
    public void sendLink(ContactId contact) {
        if (contacts.lock(contact)) {
            long hour = clock.instant().getEpochSecond() / ONE_MAIL_PER_SECONDS;
            outbox.enqueue(new Email(
                    TEMPLATE + ":" + contact + ":" + hour,
                    contact,
                    "transactional",
                    TEMPLATE,
                    null,
                    Map.of(),
                    Origin.NONE,
                    Email.Moment.NOW,
                    true,
                    0));
        }
    }

    /** Whose link it is; empty when it is not ours, too old, or she is not known any more. */
    public Optional<ContactId> whose(String token) {
        return tokens.ownData(token)
                .filter(key -> key.until().isAfter(clock.instant()))
                .map(MailTokens.Key::contact)
                .filter(contact -> contacts.find(contact).isPresent());
    }

    /** Everything every module holds about her, by part. */
    @Transactional(readOnly = true)
    public Map<String, Object> copy(ContactId contact) {
        Map<String, Object> copy = new LinkedHashMap<>();
        copy.put("copiedAt", clock.instant());
        parts.forEach(part -> copy.put(part.part(), part.about().apply(contact)));
        return copy;
    }

    /** Forgets her for good, in every module. @return the proof she may keep */
    public Optional<ErasureProof> erase(ContactId contact) {
        return erasures.erase(contact, "herself");
    }

    /** When a link of a mail that was asked for then ends. */
    static Instant until(Instant queuedAt) {
        return queuedAt.plus(VALID);
    }
}
