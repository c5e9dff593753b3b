package io.postrider.delivery;

import io.postrider.contacts.Contact;
import io.postrider.content.MailValues;
import io.postrider.content.Template;
import java.util.HashMap;
import java.util.Map;
import org.springframework.stereotype.Component;

/** What a template is previewed and tested with: its own sample, with the chosen contact in the sample person's place; no link acts. */
@Component
public class PreviewValues {

    private final MailValues values;

    PreviewValues(MailValues values) {
        this.values = values;
    }

    /** @param contact null for the sample person */
    public Map<String, Object> of(Template template, Contact contact) {
        Map<String, Object> sample = values.sample(template);
        if (contact == null) {
            return sample;
        }
        Map<String, String> links = new HashMap<>();
        if (sample.get("links") instanceof Map<?, ?> known) {
            known.forEach((name, link) -> links.put(String.valueOf(name), String.valueOf(link)));
        }
        return values.of(contact.email(), contact.locale(), contact.attributes(), links, template.sample());
    }
}
