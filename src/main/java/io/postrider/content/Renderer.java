package io.postrider.content;

import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * Turns a template and values into a mail; the same input always gives the same output, in preview as in sending.
 *
 * <p>HTML is escaped, time and size are bounded, and nothing but the values given can be reached. Values: {@code contact}
 * (her attributes), {@code brand}, {@code links} and whatever the step passes on; a name the template did not declare is
 * an error in the result, a declared but empty one takes the template's default.
 */
@Component
public class Renderer {

    /**
     * @param template key of the newest published template
     * @param variant which of the template's subject variants, or null for its ordinary subject
     * @param values plain maps, lists, text, numbers and booleans
     */
    public Rendered render(String template, String variant, Map<String, Object> values) {
        throw new UnsupportedOperationException();
    }
}
