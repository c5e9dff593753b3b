package io.postrider.contacts.web;

import io.postrider.contacts.Consents;
import io.postrider.contacts.ContactId;
import io.postrider.contacts.Contacts;
import io.postrider.contacts.Contacts.Upserted;
import io.postrider.contacts.Proof;
import io.postrider.contacts.web.ContactRequest.ConsentRequest;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Takes in a contact with her consents: all of it or nothing. */
@Component
class ContactIntake {

    private final Contacts contacts;
    private final Consents consents;

    ContactIntake(Contacts contacts, Consents consents) {
        this.contacts = contacts;
        this.consents = consents;
    }

    @Transactional
    public Upserted take(ContactRequest request) {
        Upserted contact = contacts.upsert(request.contact());
        request.checkedConsents().forEach(consent -> change(contact.id(), consent));
        return contact;
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
