package io.postrider.segments;

import io.postrider.contacts.ContactId;
import java.util.List;

/**
 * Whom a rule would take in.
 *
 * @param sentence the rule in plain words
 * @param sample some of them
 */
public record Preview(String sentence, long count, List<ContactId> sample) {}
