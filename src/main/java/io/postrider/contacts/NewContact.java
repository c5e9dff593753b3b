package io.postrider.contacts;

import java.time.ZoneId;
import java.util.Locale;
import java.util.Map;

/** What is told about a contact, by a form, an app or an import; null means "not said", so nothing known is lost. */
public record NewContact(
        String email, String externalId, ZoneId timeZone, Locale locale, Map<String, Object> attributes) {}
