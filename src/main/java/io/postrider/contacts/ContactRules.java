package io.postrider.contacts;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.stereotype.Component;

/** What may be told about a contact, and how something new is added to what is known. */
@Component
public class ContactRules {

    private static final int LONGEST_EXTERNAL_ID = 200;

    private final ContactSettings settings;
    private final PlainValues values;
    private final StoredJson json;
    private final Attributes attributes;

    ContactRules(ContactSettings settings, StoredJson json, Attributes attributes) {
        this.attributes = attributes;
        this.settings = settings;
        this.json = json;
        this.values =
                new PlainValues(settings.maxAttributes(), settings.maxAttributeText(), settings.maxAttributeDepth());
    }

    public Contact created(NewContact told, EmailAddress email, Instant now) {
        Instant created = now.truncatedTo(ChronoUnit.MICROS);
        return new Contact(
                ContactId.next(created),
                email.text(),
                told.externalId(),
                told.timeZone(),
                told.locale(),
                withoutNulls(told.attributes() == null ? Map.of() : told.attributes()),
                created);
    }

    /** What is told wins over what is known; what is not told stays; an attribute told to be null is forgotten. */
    public Contact merged(Contact known, NewContact told) {
        return new Contact(
                known.id(),
                known.email(),
                told.externalId() == null ? known.externalId() : told.externalId(),
                told.timeZone() == null ? known.timeZone() : told.timeZone(),
                told.locale() == null ? known.locale() : told.locale(),
                merged(known.attributes(), told.attributes()),
                known.createdAt());
    }

    static Map<String, Object> merged(Map<String, Object> known, Map<String, Object> told) {
        Map<String, Object> all = new LinkedHashMap<>(known);
        if (told != null) {
            all.putAll(told);
        }
        return withoutNulls(all);
    }

    /**
     * The contact as she is kept: what is new about her is held to its kind, what was known stays as it is.
     *
     * @throws InvalidContact when one of the values cannot be kept
     */
    public Contact checked(Contact contact, Map<String, Object> known) {
        Map<String, Object> told = new LinkedHashMap<>(contact.attributes());
        told.entrySet().removeIf(it -> it.getValue().equals(known.get(it.getKey())));
        limited(contact);
        Map<String, Object> kept = new LinkedHashMap<>(contact.attributes());
        kept.putAll(attributes.checked(told));
        return new Contact(
                contact.id(),
                contact.email(),
                contact.externalId(),
                contact.timeZone(),
                contact.locale(),
                kept,
                contact.createdAt());
    }

    private void limited(Contact contact) {
        String externalId = contact.externalId();
        if (externalId != null
                && (externalId.isBlank()
                        || externalId.length() > LONGEST_EXTERNAL_ID
                        || PlainValues.hasControls(externalId))) {
            throw new InvalidContact("externalId is empty, longer than " + LONGEST_EXTERNAL_ID
                    + " characters, or has control characters.");
        }
        values.fault("attributes", contact.attributes()).ifPresent(fault -> {
            throw new InvalidContact(fault);
        });
        if (json.write(contact.attributes()).length() > settings.maxAttributesSize()) {
            throw new InvalidContact(
                    "The attributes together are longer than " + settings.maxAttributesSize() + " characters.");
        }
    }

    private static Map<String, Object> withoutNulls(Map<String, Object> values) {
        Map<String, Object> all = new LinkedHashMap<>(values);
        all.values().removeIf(value -> value == null);
        return all;
    }
}
