package io.postrider.contacts;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The people we may write to; one contact per address, however it is spelt. */
@Component
public class Contacts {

    /** Who it is, and whether she is new. */
    public record Upserted(ContactId id, boolean created) {}

    /** Creates the contact or adds to what is known of her. @throws InvalidEmailAddress when it cannot be mailed */
    public Upserted upsert(NewContact contact) {
        throw new UnsupportedOperationException();
    }

    public Optional<Contact> find(ContactId id) {
        throw new UnsupportedOperationException();
    }

    public Optional<Contact> findByEmail(String email) {
        throw new UnsupportedOperationException();
    }

    public Optional<Contact> findByExternalId(String externalId) {
        throw new UnsupportedOperationException();
    }

    /** The contacts among these that exist, in one query. */
    public Map<ContactId, Contact> findAll(List<ContactId> ids) {
        throw new UnsupportedOperationException();
    }

    /** Contacts in the order of their ids, beginning after the given one (null: from the first), for a page or a list. */
    public List<Contact> page(ContactId after, int limit) {
        throw new UnsupportedOperationException();
    }

    public long count() {
        throw new UnsupportedOperationException();
    }

    /** Holds the contact's row until the transaction ends, so that two decisions about her never cross. */
    public boolean lock(ContactId id) {
        throw new UnsupportedOperationException();
    }

    /** Forgets the contact; every module hears {@link ContactEvents.ContactErased} in the same transaction. */
    public boolean erase(ContactId id) {
        throw new UnsupportedOperationException();
    }
}
