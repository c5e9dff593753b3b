package io.postrider.contacts.quality;

import java.util.Map;
import java.util.Set;

/**
 * The one mailbox behind several spellings, by the rules of its provider: Gmail reads over dots, many cut off what follows a
 * plus. Only ever used to suspect that two contacts are one; mail goes to the address as she gave it.
 */
final class LooseSpelling {

    private static final Set<String> GMAIL = Set.of("gmail.com", "googlemail.com");

    /** Where what follows this sign is a label of the reader's own. */
    private static final Map<String, Character> LABELS = Map.of(
            "outlook.com", '+',
            "hotmail.com", '+',
            "live.com", '+',
            "icloud.com", '+',
            "me.com", '+',
            "fastmail.com", '+',
            "proton.me", '+',
            "protonmail.com", '+',
            "yahoo.com", '-');

    private LooseSpelling() {}

    static String of(String key) {
        int at = key.indexOf('@');
        String name = key.substring(0, at);
        String domain = key.substring(at + 1);
        if (GMAIL.contains(domain)) {
            return cut(name, '+').replace(".", "") + "@gmail.com";
        }
        Character label = LABELS.get(domain);
        return label == null ? key : cut(name, label) + "@" + domain;
    }

    private static String cut(String name, char sign) {
        int at = name.indexOf(sign);
        return at > 0 ? name.substring(0, at) : name;
    }
}
