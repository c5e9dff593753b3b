package io.postrider.content;

import java.util.List;

/**
 * A mail ready to be addressed, or the reasons why it cannot be.
 *
 * @param version content hash of the template that was used
 * @param subject one line, never with control characters
 * @param errors empty when the mail may leave; otherwise sentences that name the template's part and line
 */
public record Rendered(String template, String version, String subject, String html, String text, List<String> errors) {

    public boolean usable() {
        return errors.isEmpty();
    }
}
