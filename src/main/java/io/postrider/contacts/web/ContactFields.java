package io.postrider.contacts.web;

import io.postrider.contacts.InvalidContact;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.IllformedLocaleException;
import java.util.Locale;

/** Reads the fields of a contact that are texts on the wire and more than that inside. */
final class ContactFields {

    private static final int LONGEST = 60;

    private ContactFields() {}

    /** Null stays null. @throws InvalidContact when there is no such zone */
    static ZoneId timeZone(String text) {
        try {
            if (text == null) {
                return null;
            }
            if (text.length() <= LONGEST) {
                return ZoneId.of(text);
            }
        } catch (DateTimeException e) {
            // Said below.
        }
        throw new InvalidContact("timeZone must be the name of a time zone, such as Europe/Paris.");
    }

    /** Null stays null; also understands {@code de_AT}. @throws InvalidContact when it is no BCP 47 tag */
    static Locale locale(String text) {
        try {
            if (text == null) {
                return null;
            }
            if (text.length() <= LONGEST) {
                Locale locale = new Locale.Builder()
                        .setLanguageTag(text.replace('_', '-'))
                        .build();
                if (!locale.getLanguage().isEmpty()) {
                    return locale;
                }
            }
        } catch (IllformedLocaleException e) {
            // Said below.
        }
        throw new InvalidContact("locale must be a language tag, such as fr-FR.");
    }
}
