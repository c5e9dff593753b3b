package io.postrider.delivery.doors;

import io.postrider.contacts.ContactId;
import io.postrider.delivery.MailId;
import java.time.Instant;

/**
 * A mail as a door knows it.
 *
 * @param hash of its beginning; with the recipient it tells whether it came before
 * @param recipient envelope recipient in lower case, empty when unknown
 * @param mail the mail the recipient's address names, or null
 * @param contact whose mail that is, null when unknown or erased
 * @param size of the whole, in bytes
 * @param source its beginning, byte for byte as ISO 8859-1
 * @param receivedAt business time
 * @param machineAt machine time
 */
record ArrivedMail(
        String hash,
        String recipient,
        String door,
        MailId mail,
        ContactId contact,
        int size,
        String source,
        Instant receivedAt,
        Instant machineAt) {}
