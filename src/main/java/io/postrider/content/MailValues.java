package io.postrider.content;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * Puts together what a template may talk about, in preview as in sending: her, the brand, the links and what the step passes on.
 */
@Component
public class MailValues {

    private static final Set<String> OURS = Set.of("contact", "brand", "links", "mail");

    private final Brand brand;

    public MailValues(Brand brand) {
        this.brand = brand;
    }

    /**
     * @param email her address, as {@code contact.email}
     * @param locale her language, or null
     * @param attributes whatever else is known of her, as {@code contact.<name>}
     * @param links as {@code links.<name>}
     * @param variables what the step passes on, under their own names
     */
    public Map<String, Object> of(
            String email,
            Locale locale,
            Map<String, Object> attributes,
            Map<String, String> links,
            Map<String, Object> variables) {
        Map<String, Object> contact = new LinkedHashMap<>(attributes);
        contact.put("email", email);
        if (locale != null) {
            contact.put("locale", locale.toLanguageTag());
        }
        return together(contact, links, variables);
    }

    /** The template's own sample, for a preview without a contact. */
    public Map<String, Object> sample(Template template) {
        Map<String, Object> links = new LinkedHashMap<>();
        links.put("unsubscribe", brand.site() + "/unsubscribe");
        links.put("preferences", brand.site() + "/preferences");
        if (template.sample().get("links") instanceof Map<?, ?> own) {
            own.forEach((name, link) -> links.put(String.valueOf(name), link));
        }
        Object contact = template.sample().get("contact");
        return together(contact instanceof Map<?, ?> map ? map : Map.of(), links, template.sample());
    }

    private Map<String, Object> together(Map<?, ?> contact, Map<String, ?> links, Map<String, Object> variables) {
        Map<String, Object> values = new LinkedHashMap<>();
        variables.forEach((name, value) -> {
            if (!OURS.contains(name)) {
                values.put(name, value);
            }
        });
        values.put("contact", contact);
        values.put("brand", brand.values());
        values.put("links", links);
        return values;
    }
}
