package io.postrider.console;

import io.postrider.contacts.Contact;
import io.postrider.content.Template;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** What a template is previewed with: its own sample, with the chosen contact in the sample person's place. */
final class PreviewValues {

    private PreviewValues() {}

    static Map<String, Object> of(Template template, Optional<Contact> contact) {
        Map<String, Object> values = new HashMap<>(template.sample());
        contact.ifPresent(her -> values.put("contact", her.attributes()));
        return values;
    }
}
