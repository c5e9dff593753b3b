package io.postrider.contacts.web;

import io.postrider.contacts.Consents;
import io.postrider.contacts.Contact;
import io.postrider.contacts.ContactId;
import io.postrider.contacts.Contacts;
import io.postrider.contacts.Contacts.Upserted;
import io.postrider.contacts.Preferences;
import io.postrider.contacts.Proof;
import io.postrider.contacts.web.ContactRequest.ConsentRequest;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Takes in what an app tells about a contact: all of it or nothing. */
@Component
class ContactIntake {

    private final Contacts contacts;
    private final Consents consents;
    private final Preferences preferences;

    ContactIntake(Contacts contacts, Consents consents, Preferences preferences) {
        this.contacts = contacts;
        this.consents = consents;
        this.preferences = preferences;
    }

    @Transactional
    public Upserted take(ContactRequest request) {
        Upserted contact = contacts.upsert(request.contact());
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
