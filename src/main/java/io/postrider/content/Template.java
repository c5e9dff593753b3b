package io.postrider.content;

import java.util.List;
import java.util.Map;

/**
 * A mail as its author wrote it.
 *
 * @param key folder name, such as {@code welcome-thanks}
 * @param name what a marketer calls it
 * @param kind whether it advertises or answers something the recipient did
 * @param reason why she gets it, as the footer tells her
 * @param version hash of everything it is made of
 * @param variants names of its subject variants beside the ordinary subject
 * @param variables names it may use beside those every mail may use
 * @param sample values to preview it with
 */
public record Template(
        String key,
        String name,
        String description,
        Kind kind,
        String reason,
        String version,
        List<String> variants,
        List<Variable> variables,
        Map<String, Object> sample) {

    /** What a mail is for, in the eyes of the law. */
    public enum Kind {
        /** Advertises; carries an unsubscribe link and the postal address. */
        MARKETING,
        /** Answers something she did, such as signing up or ordering. */
        TRANSACTIONAL
    }
}
