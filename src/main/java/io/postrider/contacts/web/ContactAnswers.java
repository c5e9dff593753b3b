package io.postrider.contacts.web;

import io.postrider.contacts.ComputedAttributes;
import io.postrider.contacts.Consents;
import io.postrider.contacts.Contact;
import io.postrider.contacts.ContactId;
import io.postrider.contacts.Preferences;
import io.postrider.contacts.Tags;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Puts together what apps are told of contacts; as many queries for one as for a page of them. */
@Component
class ContactAnswers {

    private final Consents consents;
    private final Preferences preferences;
    private final ComputedAttributes computed;
    private final Tags tags;

    ContactAnswers(Consents consents, Preferences preferences, ComputedAttributes computed, Tags tags) {
        this.consents = consents;
        this.preferences = preferences;
        this.computed = computed;
        this.tags = tags;
    }

    ContactAnswer of(Contact contact) {
        return ofAll(List.of(contact)).get(0);
    }

    List<ContactAnswer> ofAll(List<Contact> contacts) {
        List<ContactId> ids = contacts.stream().map(Contact::id).toList();
        var agreed = consents.ofAll(ids);
        var wanted = preferences.ofAll(ids);
        var worked = computed.ofAll(ids);
        var stuck = tags.ofAll(ids);
        return contacts.stream()
                .map(contact -> ContactAnswer.of(
                        contact,
                        new ContactAnswer.Besides(
                                agreed.get(contact.id()),
                                wanted.get(contact.id()),
                                worked.getOrDefault(contact.id(), Map.of()),
                                stuck.getOrDefault(contact.id(), Set.of()))))
                .toList();
    }
}
