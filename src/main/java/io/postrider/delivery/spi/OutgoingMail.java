package io.postrider.delivery.spi;

import io.postrider.contacts.Contact;
import io.postrider.contacts.Purpose;
import io.postrider.delivery.Email;
import io.postrider.delivery.MailId;
import java.time.Instant;

/**
 * A claimed mail on its way out, with everything its steps need to know.
 *
 * @param contact null when she was erased
 * @param queuedAt business time of the intention
 * @param provider whose mailbox it goes to, such as {@code google}; {@code other} for the many small ones
 */
public record OutgoingMail(
        MailId id, Email email, Contact contact, Purpose purpose, Instant queuedAt, String provider) {}
