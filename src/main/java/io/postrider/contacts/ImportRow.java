package io.postrider.contacts;

import java.util.List;
import java.util.Set;

/**
 * What one line of an import tells about one person.
 *
 * @param line where it stood, for the list of refused lines
 * @param contact null fields are not said; without an address she is found by her external id
 * @param tags to be added; an import takes no tag away
 * @param consents what she said, each with its proof
 * @param suppressedBecause why she must never be mailed; null: nothing is said of that. Nothing in an import lifts a suppression
 */
public record ImportRow(
        long line, NewContact contact, Set<String> tags, List<ImportedConsent> consents, String suppressedBecause) {

    /** @param granted false: she took it back, or never wanted it */
    public record ImportedConsent(String purpose, boolean granted, Proof proof) {}
}
