package io.postrider.delivery;

import io.postrider.contacts.ComputedAttributes;
import io.postrider.contacts.Contact;
import io.postrider.content.MailValues;
import io.postrider.content.Template;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** What a template is previewed and tested with: its own sample, with the chosen contact in the sample person's place; no link acts. */
@Component
public class PreviewValues {

    private final MailValues values;
    private final ComputedAttributes computed;

    PreviewValues(MailValues values, ComputedAttributes computed) {
        this.computed = computed;
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
        return values.of(contact.email(), contact.locale(), known(contact), links, template.sample());
    }

    private Map<String, Object> known(Contact contact) {
        return contact.with(computed.ofAll(List.of(contact.id())).getOrDefault(contact.id(), Map.of()))
                .attributes();
    }
}
