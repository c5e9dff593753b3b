package io.postrider.contacts.quality;

import io.postrider.contacts.ContactEvents.ContactCreated;
import io.postrider.contacts.ContactId;
import io.postrider.contacts.MailReach;
import io.postrider.contacts.MailReach.Reach;
import io.postrider.contacts.quality.AddressHint.Kind;
import io.postrider.contacts.quality.AddressNoteTable.Unnoted;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.event.EventListener;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Looks at every address once, in the background, wherever it came from: an app, a form, an import, a change.
 *
 * <p>Whether a domain takes mail is asked once per domain and round, and only when DNS answers.
 */
@Component
public class AddressNotes {

    private static final Logger LOG = LoggerFactory.getLogger(AddressNotes.class);
    private static final int BATCH = 1_000;

    private final AddressNoteTable table;
    private final ObjectProvider<MailReach> reach;
    private final Clock clock;
    private final AtomicBoolean news = new AtomicBoolean(true);

    AddressNotes(AddressNoteTable table, ObjectProvider<MailReach> reach, Clock clock) {
        this.table = table;
        this.reach = reach;
        this.clock = clock;
    }

    @EventListener
    void on(ContactCreated created) {
        news.set(true);
    }

    @Scheduled(fixedDelay = 5_000)
    void lookAtNew() {
        if (news.getAndSet(false)) {
            lookAtAll();
        }
    }

    /** Also what nobody told: imports, and addresses that were changed. */
    @Scheduled(fixedDelay = 600_000)
    void lookAtAll() {
        try {
            Map<String, Reach> asked = new HashMap<>();
            while (batch(asked) == BATCH) {
                // There may be more.
            }
        } catch (RuntimeException e) {
            news.set(true);
            LOG.warn("Addresses could not be looked at ({})", e.getClass().getSimpleName());
        }
    }

    private int batch(Map<String, Reach> asked) {
        List<Unnoted> found = table.unnoted(BATCH);
        table.note(found.stream().map(it -> note(it, asked)).toList(), clock.instant());
        return found.size();
    }

    private AddressNote note(Unnoted contact, Map<String, Reach> asked) {
        String key = contact.key();
        List<Kind> kinds = new ArrayList<>();
        AddressHints.of(key).forEach(hint -> kinds.add(hint.kind()));
        Reach answer = asked.computeIfAbsent(key.substring(key.indexOf('@') + 1), this::ask);
        if (answer == Reach.NOBODY) {
            kinds.add(Kind.NO_MAIL_SERVER);
        }
        return new AddressNote(contact.id(), key, LooseSpelling.of(key), kinds);
    }

    private Reach ask(String domain) {
        if (KnownDomains.LARGE.contains(domain)) {
            return Reach.REACHABLE;
        }
        MailReach dns = reach.getIfAvailable();
        return dns == null ? Reach.UNKNOWN : dns.of(domain);
    }

    /** What is noted about a contact's address, each with its sentence; empty while nobody has looked. */
    public List<AddressHint> of(ContactId contact) {
        return table.find(contact).map(AddressNote::hints).orElse(List.of());
    }

    /** Contacts with something doubtful, in the order of their ids, after the one given (null: from the first). */
    public List<AddressNote> doubtful(Kind kind, ContactId after, int limit) {
        return table.doubtful(kind, after, limit);
    }
}
