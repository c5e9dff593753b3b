package io.postrider.contacts.imports;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.postrider.contacts.ConsentState;
import io.postrider.contacts.Contact;
import io.postrider.contacts.ContactId;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.springframework.stereotype.Component;

/** What an import changed about somebody, value by value as it was and as it became, so that an undo gives back that and no more. */
@Component
class ChangeNotes {

    static final String ATTRIBUTE = "attribute:";
    static final String TAG = "tag:";
    static final String CONSENT = "consent:";

    private static final TypeReference<Map<String, Object>> PLAIN = new TypeReference<>() {};

    private final ObjectMapper mapper;

    ChangeNotes(ObjectMapper mapper) {
        this.mapper = mapper;
    }

    /** The notes of earlier chunks and of this one; what became what it was is left out. */
    Map<String, Object> of(Person person) {
        Map<String, Object> notes = new LinkedHashMap<>(person.changes);
        note(
                notes,
                values(person.before, person.tagsBefore, person.consentsBefore),
                values(person.after(), person.tags, person.consents));
        return notes;
    }

    private static void note(Map<String, Object> notes, Map<String, Object> before, Map<String, Object> after) {
        Set<String> names = new HashSet<>(before.keySet());
        names.addAll(after.keySet());
        for (String name : names) {
            Object was = before.get(name);
            Object is = after.get(name);
            if (!Objects.equals(was, is)) {
                Object first = notes.get(name) instanceof List<?> earlier ? earlier.get(0) : was;
                notes.put(name, Collections.unmodifiableList(Arrays.asList(first, is)));
            }
        }
    }

    /** All that an import can change, flat. */
    Map<String, Object> values(Contact contact, Set<String> tags, Map<String, ConsentState> consents) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("externalId", contact.externalId());
        values.put(
                "timeZone",
                contact.timeZone() == null ? null : contact.timeZone().getId());
        values.put("locale", contact.locale() == null ? null : contact.locale().toLanguageTag());
        contact.attributes().forEach((name, value) -> values.put(ATTRIBUTE + name, value));
        tags.forEach(tag -> values.put(TAG + tag, true));
        consents.forEach((purpose, state) -> values.put(CONSENT + purpose, plain(state)));
        return values;
    }

    /** As JSON would give it back, so that it can be compared. */
    private Map<String, Object> plain(ConsentState state) {
        try {
            Map<String, Object> plain = mapper.readValue(mapper.writeValueAsString(state), PLAIN);
            plain.remove("contact");
            return plain;
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            throw new IllegalStateException("a consent that is not plain", e);
        }
    }

    ConsentState consent(ContactId contact, Object noted) {
        Map<String, Object> plain = new LinkedHashMap<>((Map<String, Object>) noted);
        plain.put("contact", contact.toString());
        return mapper.convertValue(plain, ConsentState.class);
    }

    /** The contact with one of its fields as noted. */
    static Contact with(Contact it, String name, Object value) {
        Map<String, Object> attributes = new LinkedHashMap<>(it.attributes());
        if (name.startsWith(ATTRIBUTE)) {
            attributes.remove(name.substring(ATTRIBUTE.length()));
            if (value != null) {
                attributes.put(name.substring(ATTRIBUTE.length()), value);
            }
        }
        return new Contact(
                it.id(),
                it.email(),
                name.equals("externalId") ? (String) value : it.externalId(),
                name.equals("timeZone") ? (value == null ? null : ZoneId.of((String) value)) : it.timeZone(),
                name.equals("locale") ? (value == null ? null : Locale.forLanguageTag((String) value)) : it.locale(),
                attributes,
                it.createdAt());
    }
}
