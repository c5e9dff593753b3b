package io.postrider.tracking;

import io.postrider.contacts.Contact;
import io.postrider.contacts.ContactSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A language a contact may choose. @param tag as BCP 47 writes it @param name in that language */
public record Language(String tag, String name) {

    /** Those of the installation, and hers if it is another. */
    public static List<Language> choice(ContactSettings settings, Contact contact) {
        List<Locale> all = new ArrayList<>(settings.languages());
        if (contact.locale() != null && !all.contains(contact.locale())) {
            all.add(0, contact.locale());
        }
        return all.stream()
                .map(it -> new Language(it.toLanguageTag(), capital(it.getDisplayName(it), it)))
                .toList();
    }

    static Contact of(Contact contact, Locale locale) {
        return new Contact(
                contact.id(),
                contact.email(),
                contact.externalId(),
                contact.timeZone(),
                locale,
                contact.attributes(),
                contact.createdAt());
    }

    private static String capital(String name, Locale locale) {
        return name.isEmpty() ? name : name.substring(0, 1).toUpperCase(locale) + name.substring(1);
    }
}
