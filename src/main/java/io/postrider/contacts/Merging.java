package io.postrider.contacts;

import io.postrider.contacts.ContactEvents.ContactsMerged;
import java.time.Clock;
import java.util.List;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Makes one contact of two who are the same person; nothing she did, agreed to or was sent is lost.
 *
 * <p>Of what both say, the kept one's wins; of her consents, what she said last; of her preferences, the more careful; a
 * complaint from either address counts for both. Her old address, id and external id go on leading to her, so that links in
 * old mails work and an app that still tells the old address does not make a second contact.
 */
@Component
public class Merging {

    private final ContactTable contacts;
    private final ContactRules rules;
    private final AliasTable aliases;
    private final List<MergedPart> parts;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Merging(
            ContactTable contacts,
            ContactRules rules,
            AliasTable aliases,
            List<MergedPart> parts,
            ApplicationEventPublisher events,
            Clock clock) {
        this.contacts = contacts;
        this.rules = rules;
        this.aliases = aliases;
        this.parts = parts;
        this.events = events;
        this.clock = clock;
    }

    /**
     * @param by who says so, for the audit log
     * @throws ContactNotFound when one of them does not exist (any more)
     * @throws CannotMerge when they are one already
     */
    @Transactional
    public Contact merge(ContactId keptId, ContactId goneId, String by) {
        if (keptId.equals(goneId)) {
            throw new CannotMerge("A contact cannot be merged with herself.");
        }
        // In the order of ids, so that two merges wait for each other and never in a circle.
        boolean keptFirst = keptId.value().compareTo(goneId.value()) < 0;
        Contact first = locked(keptFirst ? keptId : goneId);
        Contact second = locked(keptFirst ? goneId : keptId);
        Contact kept = keptFirst ? first : second;
        Contact gone = keptFirst ? second : first;
        EmailAddress address = EmailAddress.parse(kept.email());
        Contact together =
                rules.checked(together(kept, gone), ContactRules.merged(gone.attributes(), kept.attributes()));
        parts.forEach(part -> part.merge(kept, gone));
        events.publishEvent(new ContactsMerged(keptId, goneId, by));
        String former =
                gone.externalId() == null || gone.externalId().equals(together.externalId()) ? null : gone.externalId();
        aliases.add(keptId, gone, EmailAddress.keyOf(gone.email()).orElse(gone.email()), former, clock.instant(), by);
        contacts.delete(goneId);
        contacts.update(together, address, clock.instant());
        return together;
    }

    private Contact locked(ContactId id) {
        return contacts.lockForErasure(id).orElseThrow(() -> new ContactNotFound(id));
    }

    private static Contact together(Contact kept, Contact gone) {
        return new Contact(
                kept.id(),
                kept.email(),
                kept.externalId() == null ? gone.externalId() : kept.externalId(),
                kept.timeZone() == null ? gone.timeZone() : kept.timeZone(),
                kept.locale() == null ? gone.locale() : kept.locale(),
                ContactRules.merged(gone.attributes(), kept.attributes()),
                kept.createdAt());
    }
}
