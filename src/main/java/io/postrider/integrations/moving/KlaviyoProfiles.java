package io.postrider.integrations.moving;

import com.fasterxml.jackson.databind.JsonNode;
import io.postrider.contacts.AttributeDefinition;
import io.postrider.contacts.Attributes;
import io.postrider.contacts.ImportRow;
import io.postrider.contacts.ImportRow.ImportedConsent;
import io.postrider.contacts.NewContact;
import io.postrider.contacts.Proof;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/** A profile of Klaviyo in our words: what is known of her, what she agreed to and when, and why she must not be mailed. */
@Component
class KlaviyoProfiles {

    private static final int LONGEST_TAG = 60;
    private static final Map<String, String> FIELDS = Map.of(
            "first_name", "firstName", "last_name", "lastName", "organization", "company", "phone_number", "phone");

    private final Attributes attributes;

    KlaviyoProfiles(Attributes attributes) {
        this.attributes = attributes;
    }

    /** Those with an address. @param tag told of each of them; null: none */
    List<ImportRow> rows(JsonNode profiles, String purpose, String tag) {
        List<ImportRow> rows = new ArrayList<>();
        Set<String> tags = tag == null || tag.isBlank()
                ? Set.of()
                : Set.of(tag.strip()
                        .substring(0, Math.min(LONGEST_TAG, tag.strip().length())));
        for (JsonNode profile : profiles) {
            JsonNode told = profile.path("attributes");
            if (told.hasNonNull("email")) {
                rows.add(row(rows.size() + 1L, told, purpose, tags));
            }
        }
        return rows;
    }

    private ImportRow row(long line, JsonNode told, String purpose, Set<String> tags) {
        JsonNode marketing = told.path("subscriptions").path("email").path("marketing");
        JsonNode suppression = marketing.path("suppression").path(0);
        NewContact contact = new NewContact(
                told.path("email").asText(),
                told.hasNonNull("external_id") ? told.path("external_id").asText() : null,
                zone(told.path("location").path("timezone").asText("")),
                locale(told.path("locale").asText("")),
                known(told));
        return new ImportRow(
                line,
                contact,
                tags,
                consent(marketing, purpose),
                suppression.isMissingNode()
                        ? null
                        : "suppressed by Klaviyo: "
                                + suppression
                                        .path("reason")
                                        .asText("no reason told")
                                        .toLowerCase(Locale.ROOT));
    }

    /** Whoever was never asked agreed to nothing. */
    private static List<ImportedConsent> consent(JsonNode marketing, String purpose) {
        String said = marketing.path("consent").asText("");
        boolean granted = said.equals("SUBSCRIBED");
        // A yes without its date proves nothing; a no counts whenever it was said, at the latest now.
        Instant at = moment(
                marketing.path(granted ? "consent_timestamp" : "last_updated").asText(""));
        if (granted && at == null || !granted && !said.equals("UNSUBSCRIBED")) {
            return List.of();
        }
        String method = marketing.path("method_detail").asText("");
        String source = "Klaviyo"
                + (marketing.hasNonNull("method")
                        ? ", " + marketing.path("method").asText()
                        : "")
                + (method.isBlank() ? "" : ", " + method);
        String shortened = source.length() > 200 ? source.substring(0, 200) : source;
        return List.of(new ImportedConsent(purpose, granted, new Proof(shortened, at, null, null, null, null)));
    }

    /** What fits the attributes of this installation; what has another kind here, or is nested, is left. */
    private Map<String, Object> known(JsonNode told) {
        Map<String, Object> known = new LinkedHashMap<>();
        FIELDS.forEach((theirs, ours) -> put(known, ours, told.path(theirs)));
        put(known, "city", told.path("location").path("city"));
        told.path("properties").fields().forEachRemaining(each -> put(known, name(each.getKey()), each.getValue()));
        return known;
    }

    private void put(Map<String, Object> known, String name, JsonNode value) {
        Object plain = value.isTextual() && !value.asText().isBlank()
                ? value.asText()
                : value.isBoolean() ? (Object) value.booleanValue() : value.isNumber() ? value.decimalValue() : null;
        AttributeDefinition definition = attributes.find(name).orElse(null);
        boolean fits = definition == null
                || !definition.computed() && definition.kind().kept(plain).isPresent();
        if (plain != null && name.matches(Attributes.NAME) && fits) {
            known.putIfAbsent(name, plain);
        }
    }

    /** Such as {@code favouriteTea} of "Favourite Tea". */
    private static String name(String theirs) {
        String[] words = theirs.replaceAll("[^A-Za-z0-9]+", " ").strip().split(" ");
        StringBuilder name = new StringBuilder();
        for (String word : words) {
            if (!word.isEmpty()) {
                char first =
                        name.isEmpty() ? Character.toLowerCase(word.charAt(0)) : Character.toUpperCase(word.charAt(0));
                name.append(first).append(word.substring(1));
            }
        }
        return name.toString();
    }

    private static Instant moment(String text) {
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static ZoneId zone(String text) {
        try {
            return text.isBlank() ? null : ZoneId.of(text);
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static Locale locale(String text) {
        Locale locale = Locale.forLanguageTag(text.replace('_', '-'));
        return locale.getLanguage().isEmpty() ? null : locale;
    }
}
