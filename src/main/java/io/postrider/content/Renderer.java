package io.postrider.content;

import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * Turns a template and values into a mail; the same input always gives the same output, in preview as in sending.
 *
 * <p>HTML is escaped, time and size are bounded, and nothing but the values given can be reached. Values: {@code contact}
 * (her attributes), {@code brand}, {@code links} and whatever the step passes on; a name the template did not declare is
 * an error in the result, a declared but empty one takes the template's default. {@link MailValues} puts them together.
 */
@Component
public class Renderer {

    private final Templates templates;
    private final ContentSettings limits;

    Renderer(Templates templates, ContentSettings limits) {
        this.templates = templates;
        this.limits = limits;
    }

    /**
     * @param template key of the newest published template
     * @param variant which of the template's subject variants, or null for its ordinary subject
     * @param values plain maps, lists, text, numbers and booleans
     * @return never null and never an exception: what is wrong stands in {@link Rendered#errors()}
     */
    public Rendered render(String template, String variant, Map<String, Object> values) {
        return templates
                .compiled(template)
                .map(compiled -> compiled.render(variant, values, limits))
                .orElseGet(() ->
                        new Rendered(template, "", "", "", "", List.of("There is no template '" + template + "'")));
    }
}
