package io.postrider.contacts.web;

import io.postrider.contacts.Contact;
import io.postrider.contacts.InvalidContact;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A change of some fields of a contact (JSON merge patch, RFC 7396): null clears, what is left out stays. */
final class ContactChange {

    private static final Set<String> FIELDS =
            Set.of("email", "externalId", "timeZone", "locale", "attributes", "preferences");

    private final Map<String, Object> told;

    private ContactChange(Map<String, Object> told) {
        this.told = told;
    }

    /** How the body looks, for the API's description. */
    @Schema(name = "ContactChange", description = "Fields to change; null clears a field or an attribute.")
    record Body(
            @Schema(example = "mara@example.com") String email,
            @Schema(example = "shop-1042", nullable = true) String externalId,
            @Schema(example = "Europe/London", nullable = true) String timeZone,
            @Schema(example = "en-GB", nullable = true) String locale,
            @Schema(example = "{\"favouriteTea\": \"assam\", \"firstName\": null}") Map<String, Object> attributes,
            @Schema(implementation = PreferenceChange.Body.class) Map<String, Object> preferences) {}

    /** @throws InvalidContact for a field that does not exist */
    static ContactChange of(Map<String, Object> told) {
        told.keySet().stream()
                .filter(name -> !FIELDS.contains(name))
                .findFirst()
                .ifPresent(name -> {
                    throw new InvalidContact(
                            "There is no field of that name to change; there are email, externalId, timeZone,"
                                    + " locale, attributes and preferences.");
                });
        return new ContactChange(told);
    }

    Contact on(Contact known) {
        return new Contact(
                known.id(),
                told.containsKey("email") ? required("email") : known.email(),
                told.containsKey("externalId") ? text("externalId") : known.externalId(),
                told.containsKey("timeZone") ? ContactFields.timeZone(text("timeZone")) : known.timeZone(),
                told.containsKey("locale") ? ContactFields.locale(text("locale")) : known.locale(),
                attributes(known.attributes()),
                known.createdAt());
    }

    /** Empty when nothing is to change about how she wants her mail. */
    Optional<PreferenceChange> preferences() {
        return told.containsKey("preferences")
                ? Optional.of(PreferenceChange.of(told.get("preferences")))
                : Optional.empty();
    }

    private String required(String field) {
        String value = text(field);
        if (value == null) {
            throw new InvalidContact(field + " cannot be cleared.");
        }
        return value;
    }

    private String text(String field) {
        Object value = told.get(field);
        if (value != null && !(value instanceof String)) {
            throw new InvalidContact(field + " must be a text or null.");
        }
        return (String) value;
    }

    private Map<String, Object> attributes(Map<String, Object> known) {
        if (!told.containsKey("attributes")) {
            return known;
        }
        if (!(told.get("attributes") instanceof Map<?, ?> changes)) {
            throw new InvalidContact("attributes must be an object; a single attribute is cleared by null.");
        }
        Map<String, Object> all = new LinkedHashMap<>(known);
        changes.forEach((name, value) -> all.put((String) name, value));
        all.values().removeIf(value -> value == null);
        return all;
    }
}
