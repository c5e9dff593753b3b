package io.postrider.events.web;

import com.fasterxml.jackson.databind.JsonNode;
import io.postrider.contacts.Contact;
import io.postrider.contacts.ContactId;
import io.postrider.contacts.Contacts;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds the contacts that the events of one request mention, each only once. */
class MentionedContacts {

    private final Contacts contacts;
    private final Map<String, Optional<ContactId>> known = new HashMap<>();

    MentionedContacts(Contacts contacts) {
        this.contacts = contacts;
    }

    /** @throws EventFault when it says nobody, or nobody we know */
    ContactId find(JsonNode mention) {
        List<String> names = List.of("id", "email", "externalId");
        List<String> said = names.stream().filter(mention::hasNonNull).toList();
        if (!mention.isObject()
                || said.size() != 1
                || !mention.path(said.get(0)).isTextual()) {
            throw new EventFault("contact must be an object with one of id, email and externalId, as a text.");
        }
        String by = said.get(0);
        String value = mention.path(by).textValue();
        return known.computeIfAbsent(by + " " + value, key -> find(by, value))
                .orElseThrow(() -> new EventFault("There is no contact with this " + by + "."));
    }

    private Optional<ContactId> find(String by, String value) {
        return switch (by) {
            case "id" -> byId(value);
            case "email" -> contacts.findByEmail(value).map(Contact::id);
            default -> contacts.findByExternalId(value).map(Contact::id);
        };
    }

    private Optional<ContactId> byId(String value) {
        try {
            return contacts.find(ContactId.of(value)).map(Contact::id);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
