package io.postrider.contacts;

import java.util.function.Function;

/**
 * A part of what is held about a contact, for the copy of her data she may ask for (GDPR art. 15 and 20).
 *
 * <p>Each module that keeps something about contacts gives its part as a bean; what it gives here, it deletes when she is
 * erased ({@link ContactEvents.ContactErased}).
 *
 * @param part its name in the copy, such as {@code mails}; one word, never changed
 * @param about what is held: records, lists, maps and plain values
 */
public record PersonalData(String part, Function<ContactId, Object> about) {}
