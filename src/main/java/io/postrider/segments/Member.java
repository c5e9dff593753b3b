package io.postrider.segments;

import io.postrider.contacts.ContactId;
import java.time.Instant;

/** Somebody who is in a segment. @param since business time at which she was found to be in it */
public record Member(ContactId contact, Instant since) {}
