package io.postrider.contacts;

import io.postrider.contacts.ContactEvents.ContactChanged;
import io.postrider.contacts.ContactEvents.ContactCreated;
import io.postrider.contacts.ContactEvents.ContactErased;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The people we may write to; one contact per address, however it is spelt. */
@Component
public class Contacts {

    private final ContactTable table;
    private final AliasTable aliases;
    private final ContactRules rules;
    private final Savepoint savepoint;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    Contacts(
            ContactTable table,
            AliasTable aliases,
            ContactRules rules,
            Savepoint savepoint,
            Clock clock,
            ApplicationEventPublisher events) {
        this.table = table;
        this.aliases = aliases;
        this.rules = rules;
        this.savepoint = savepoint;
        this.clock = clock;
        this.events = events;
    }

    /** Who it is, and whether she is new. */
    public record Upserted(ContactId id, boolean created) {}

    /**
     * Creates the contact or adds to what is known of her.
     *
     * @throws InvalidEmailAddress when it cannot be mailed
     * @throws ExternalIdTaken when the external id belongs to another contact
     * @throws InvalidContact when something else told about her cannot be kept
     */
    @Transactional
    public Upserted upsert(NewContact contact) {
        EmailAddress email = EmailAddress.parse(contact.email());
        // Somebody may create or erase the same contact between our look and our write: then we look again.
        for (int attempt = 1; attempt <= 3; attempt++) {
            Optional<Contact> known = byKey(email.key());
            if (known.isPresent() && table.lock(known.get().id())) {
                return merge(known.get().id(), contact);
            }
            Optional<Upserted> created = create(contact, email);
            if (created.isPresent()) {
                return created.get();
            }
        }
        throw new IllegalStateException("a contact kept coming and going");
    }

    /**
     * Changes what is known of her, as one step that nobody crosses.
     *
     * @throws ContactNotFound when she does not exist
     * @throws AddressTaken when the new address belongs to another contact
     * @throws ExternalIdTaken when the new external id does
     */
    @Transactional
    public Contact change(ContactId id, UnaryOperator<Contact> change) {
        if (!table.lock(id)) {
            throw new ContactNotFound(id);
        }
        Contact before = table.byId(id).orElseThrow(() -> new ContactNotFound(id));
        Contact after = rules.checked(change.apply(before), before.attributes());
        if (after.equals(before)) {
            return before;
        }
        EmailAddress email = EmailAddress.parse(after.email());
        try {
            savepoint.around(() -> table.update(after, email, clock.instant()));
            aliases.release(email.key(), after.externalId());
        } catch (DuplicateKeyException e) {
            table.byEmailKey(email.key())
                    .filter(other -> !other.id().equals(id))
                    .ifPresent(other -> {
                        throw new AddressTaken();
                    });
            throw new ExternalIdTaken(after.externalId());
        }
        events.publishEvent(new ContactChanged(id, changed(before, after)));
        return after;
    }

    /** Names only: what somebody's attributes say has no place in the log. */
    private static Set<String> changed(Contact before, Contact after) {
        Set<String> fields = new TreeSet<>();
        Map<String, Object> all = new HashMap<>(before.attributes());
        all.putAll(after.attributes());
        all.keySet().stream()
                .filter(name -> !Objects.equals(
                        before.attributes().get(name), after.attributes().get(name)))
                .forEach(fields::add);
        different(fields, "email", before.email(), after.email());
        different(fields, "externalId", before.externalId(), after.externalId());
        different(fields, "timeZone", before.timeZone(), after.timeZone());
        different(fields, "locale", before.locale(), after.locale());
        return fields;
    }

    private static void different(Set<String> fields, String name, Object before, Object after) {
        if (!Objects.equals(before, after)) {
            fields.add(name);
        }
    }

    public Optional<Contact> find(ContactId id) {
        return table.byId(id);
    }

    /** Who this id means today: somebody who was merged is found as the contact that was kept. */
    public ContactId current(ContactId id) {
        return aliases.byFormerId(id).orElse(id);
    }

    /** Empty also for a text that is no address. */
    public Optional<Contact> findByEmail(String email) {
        try {
            return byKey(EmailAddress.parse(email).key());
        } catch (InvalidEmailAddress e) {
            return Optional.empty();
        }
    }

    public Optional<Contact> findByExternalId(String externalId) {
        return PlainValues.hasControls(externalId)
                ? Optional.empty()
                : table.byExternalId(externalId)
                        .or(() -> aliases.byExternalId(externalId).flatMap(table::byId));
    }

    /** The contacts among these that exist, in one query. */
    public Map<ContactId, Contact> findAll(List<ContactId> ids) {
        if (ids.isEmpty()) {
            return Map.of();
        }
        List<Contact> found =
                table.byIds(ids.stream().map(ContactId::value).distinct().toList());
        return found.stream().collect(Collectors.toMap(Contact::id, Function.identity()));
    }

    /** Contacts in the order of their ids, beginning after the given one (null: from the first), for a page or a list. */
    public List<Contact> page(ContactId after, int limit) {
        return table.after(after, limit);
    }

    /**
     * Contacts whose address begins like this, newest first, beginning before the given one (null: from the newest).
     *
     * @param beginning empty for all
     */
    public List<Contact> newest(String beginning, ContactId before, int limit) {
        return table.newest(beginning, before, limit);
    }

    public long count() {
        return table.count();
    }

    /** Holds the contact's row until the transaction ends, so that two decisions about her never cross. */
    @Transactional
    public boolean lock(ContactId id) {
        return table.lock(id);
    }

    /** Forgets the contact; every module hears {@link ContactEvents.ContactErased} in the same transaction. */
    @Transactional
    public boolean erase(ContactId id) {
        Optional<Contact> contact = table.lockForErasure(id);
        contact.ifPresent(erased -> {
            events.publishEvent(new ContactErased(id, erased.email()));
            table.delete(id);
        });
        return contact.isPresent();
    }

    private Optional<Contact> byKey(String key) {
        return table.byEmailKey(key).or(() -> aliases.byEmailKey(key).flatMap(table::byId));
    }

    private Upserted merge(ContactId id, NewContact told) {
        change(id, known -> rules.merged(known, told));
        return new Upserted(id, false);
    }

    /** Empty when somebody else was faster. */
    private Optional<Upserted> create(NewContact told, EmailAddress email) {
        Contact contact = rules.checked(rules.created(told, email, clock.instant()), Map.of());
        try {
            savepoint.around(() -> table.insert(contact, email));
        } catch (DuplicateKeyException e) {
            if (table.byEmailKey(email.key()).isEmpty()
                    && contact.externalId() != null
                    && table.byExternalId(contact.externalId()).isPresent()) {
                throw new ExternalIdTaken(contact.externalId());
            }
            return Optional.empty();
        }
        events.publishEvent(new ContactCreated(contact.id(), contact.createdAt()));
        return Optional.of(new Upserted(contact.id(), true));
    }
}
