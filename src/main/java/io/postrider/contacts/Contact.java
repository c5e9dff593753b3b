package io.postrider.contacts;

import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * A person we may write to.
 *
 * @param email as she typed it
 * @param externalId her name in the shop or CRM, may be null
 * @param timeZone where her mornings are; null when unknown (the installation's zone then counts)
 * @param locale her language; null when unknown
 * @param attributes whatever else is known, by name: text, numbers, booleans, lists
 */
public record Contact(
        ContactId id,
        String email,
        String externalId,
        ZoneId timeZone,
        Locale locale,
        Map<String, Object> attributes,
        Instant createdAt) {

    /** The same with one attribute as told. */
    public Contact withAttribute(String name, Object value) {
        Map<String, Object> all = new LinkedHashMap<>(attributes);
        all.put(name, value);
        return new Contact(id, email, externalId, timeZone, locale, all, createdAt);
    }

    /** The same with more attributes beside hers; what she has stays. */
    public Contact with(Map<String, Object> more) {
        Map<String, Object> all = new HashMap<>(more);
        all.putAll(attributes);
        return new Contact(id, email, externalId, timeZone, locale, all, createdAt);
    }
}
