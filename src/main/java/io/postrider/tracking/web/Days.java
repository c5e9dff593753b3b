package io.postrider.tracking.web;

import io.postrider.contacts.Contact;
import io.postrider.time.TimeSettings;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** A day as people write it, where she lives. */
final class Days {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM yyyy", Locale.ENGLISH);

    private Days() {}

    /** Such as {@code 3 March 2027}; null stays null. */
    static String of(Instant at, Contact contact, TimeSettings time) {
        ZoneId zone = contact.timeZone() == null ? time.timeZone() : contact.timeZone();
        return at == null ? null : DAY.format(at.atZone(zone));
    }
}
