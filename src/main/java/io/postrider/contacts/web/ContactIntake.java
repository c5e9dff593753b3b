package io.postrider.contacts.web;

import io.postrider.contacts.AttributeSources;
import io.postrider.contacts.Consents;
import io.postrider.contacts.Contact;
import io.postrider.contacts.ContactId;
import io.postrider.contacts.Contacts;
import io.postrider.contacts.Contacts.Upserted;
import io.postrider.contacts.NewContact;
import io.postrider.contacts.Preferences;
import io.postrider.contacts.Proof;
import io.postrider.contacts.Tags;
import io.postrider.contacts.quality.Duplicates;
import io.postrider.contacts.web.ContactRequest.ConsentRequest;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Takes in what an app tells about a contact: all of it or nothing. */
@Component
class ContactIntake {

    private final Contacts contacts;
    private final Consents consents;
    private final Preferences preferences;
    private final Duplicates duplicates;
    private final Tags tags;
    private final AttributeSources sources;

    ContactIntake(
            Contacts contacts,
            Consents consents,
            Preferences preferences,
            Duplicates duplicates,
            Tags tags,
            AttributeSources sources) {
        this.tags = tags;
        this.sources = sources;
        this.duplicates = duplicates;
        this.contacts = contacts;
        this.consents = consents;
        this.preferences = preferences;
    }

    /** Two contacts told with one external id are noted as probably one person. */
    void suspected(ContactRequest request) {
        NewContact told = request.contact();
        contacts.findByEmail(told.email()).ifPresent(other -> contacts.findByExternalId(told.externalId())
                .ifPresent(holder -> duplicates.conflict(holder.id(), other.id(), told.externalId())));
    }

    @Transactional
    public Upserted take(ContactRequest request) {
        Upserted contact = contacts.upsert(request.contact());
        if (request.tags() != null && !request.tags().isEmpty()) {
            tags.add(contact.id(), request.tags());
        }
        if (request.source() != null && request.attributes() != null) {
            sources.note(contact.id(), request.attributes().keySet(), request.source());
        }
        request.checkedConsents().forEach(consent -> change(contact.id(), consent));
        return contact;
    }

    @Transactional
    public Contact change(ContactId id, ContactChange change) {
        Contact changed = contacts.change(id, change::on);
        change.preferences().ifPresent(wanted -> preferences.change(id, "API", wanted::on));
        return changed;
    }

    private void change(ContactId contact, ConsentRequest request) {
        Proof proof = request.proof() == null ? null : request.proof().proof();
        switch (request.status()) {
            case "granted" -> consents.grant(contact, request.purpose(), proof);
            case "withdrawn" -> consents.withdraw(contact, request.purpose(), proof);
            default -> consents.request(contact, request.purpose(), proof);
        }
    }
}
