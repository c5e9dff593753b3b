package io.postrider.events.web;

import com.fasterxml.jackson.databind.JsonNode;
import io.postrider.contacts.ContactId;
import io.postrider.contacts.KnownContacts;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** The contacts that the events of one request mention, looked up together: three queries, not one for each event. */
class MentionedContacts {

    private static final List<String> WAYS = List.of("id", "email", "externalId");

    /** Who is meant. @param way id, email or externalId */
    private record Mention(String way, String value) {

        /** Empty when it says nobody, or says it in two ways. */
        static Optional<Mention> of(JsonNode contact) {
            List<String> said = WAYS.stream().filter(contact::hasNonNull).toList();
            return contact.isObject()
                            && said.size() == 1
                            && contact.path(said.get(0)).isTextual()
                    ? Optional.of(
                            new Mention(said.get(0), contact.path(said.get(0)).textValue()))
                    : Optional.empty();
        }
    }

    private final Map<Mention, ContactId> known = new HashMap<>();

    private final Function<String, Optional<ContactId>> strangers;

    /** @param strangers asked about an address nobody has: empty when that is to be refused */
    MentionedContacts(KnownContacts contacts, JsonNode events, Function<String, Optional<ContactId>> strangers) {
        this.strangers = strangers;
        Map<String, Set<String>> said = new HashMap<>();
        WAYS.forEach(way -> said.put(way, new HashSet<>()));
        events.forEach(event -> Mention.of(event.path("contact"))
                .ifPresent(mention -> said.get(mention.way()).add(mention.value())));
        remember("id", contacts.byId(said.get("id")));
        remember("email", contacts.byEmail(said.get("email")));
        remember("externalId", contacts.byExternalId(said.get("externalId")));
    }

    private void remember(String way, Map<String, ContactId> found) {
        found.forEach((value, contact) -> known.put(new Mention(way, value), contact));
    }

    /** @throws EventFault when it says nobody, or nobody we know */
    ContactId find(JsonNode contact) {
        Mention mention = Mention.of(contact)
                .orElseThrow(() ->
                        new EventFault("contact must be an object with one of id, email and externalId, as a text."));
        ContactId found = known.get(mention);
        if (found == null && mention.way().equals("email")) {
            found = strangers.apply(mention.value()).orElse(null);
        }
        if (found == null) {
            throw new EventFault("There is no contact with this " + mention.way() + ".");
        }
        known.put(mention, found);
        return found;
    }
}
