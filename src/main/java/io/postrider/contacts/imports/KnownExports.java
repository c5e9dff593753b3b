package io.postrider.contacts.imports;

import io.postrider.contacts.ImportMapping;
import io.postrider.contacts.ImportMapping.ConsentColumn;
import java.util.List;
import java.util.Set;

/** What the exports of other mail tools prove by their columns; only proposed, somebody has to say that it is so. */
final class KnownExports {

    private static final String PURPOSE = "newsletter";

    private KnownExports() {}

    /** Without columns; without consents when the file is not known. */
    static ImportMapping of(List<String> columns) {
        Set<String> names = Set.copyOf(columns);
        if (names.containsAll(Set.of("LEID", "CLEAN_TIME"))) {
            return told(null, "cleaned by Mailchimp: it bounced");
        }
        if (names.containsAll(Set.of("LEID", "UNSUB_TIME"))) {
            return told(consent(null, true, "Mailchimp", "UNSUB_TIME", null), null);
        }
        if (names.containsAll(Set.of("LEID", "CONFIRM_TIME"))) {
            return told(
                    consent(
                            null,
                            false,
                            "Mailchimp",
                            "CONFIRM_TIME",
                            names.contains("CONFIRM_IP") ? "CONFIRM_IP" : null),
                    null);
        }
        if (names.containsAll(Set.of("Klaviyo ID", "Email Marketing Consent", "Email Marketing Consent Timestamp"))) {
            return told(
                    consent("Email Marketing Consent", false, "Klaviyo", "Email Marketing Consent Timestamp", null),
                    null);
        }
        return told(null, null);
    }

    private static ConsentColumn consent(String column, boolean no, String source, String atColumn, String ipColumn) {
        return new ConsentColumn(
                PURPOSE, column, no, null, source, null, null, atColumn, null, null, null, null, ipColumn);
    }

    private static ImportMapping told(ConsentColumn consent, String suppressEverybody) {
        return new ImportMapping(
                null, consent == null ? null : List.of(consent), null, suppressEverybody, null, null, null, null);
    }
}
