package io.postrider.content;

import ch.digitalfondue.mjml4j.Mjml4j;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Turns MJML into the HTML that mail programs understand; done once for each version of a template. */
final class Mjml {

    /** Stands for the dollar sign while MJML is compiled, because mjml4j takes one for a group of a regular expression. */
    private static final char DOLLAR = '\uE000';

    private static final Pattern INDENT = Pattern.compile("\\n\\s+");
    private static final Pattern INCLUDE = Pattern.compile("<mj-include\\s+path=\"([^\"]*)\"");

    private static final Pattern IMAGE = Pattern.compile("<mj-image\\b[^>]*>");

    private Mjml() {}

    /**
     * @param shared what {@code <mj-include path="head"/>} finds as {@code head.mjml}
     * @throws IllegalArgumentException with a sentence when the source is not MJML
     */
    static String compile(String source, String language, SortedMap<String, String> shared) {
        if (!source.contains("<mjml") || !source.contains("<mj-body")) {
            throw new IllegalArgumentException("is not MJML: it needs <mjml> with <mj-head> and <mj-body>");
        }
        checkIncludes(source, shared);
        var includes = new Mjml4j.SimpleResourceResolver(
                name -> shared.get(name + ".mjml").strip().replace('$', DOLLAR));
        try {
            String html = Mjml4j.render(
                    source.replace('$', DOLLAR),
                    new Mjml4j.Configuration(language, Mjml4j.TextDirection.LTR, includes));
            return INDENT.matcher(html.replace(DOLLAR, '$')).replaceAll("\n").strip() + "\n";
        } catch (RuntimeException e) {
            throw new IllegalArgumentException("is not MJML: " + e.getMessage(), e);
        } catch (StackOverflowError e) {
            throw new IllegalArgumentException("is nested too deeply");
        }
    }

    /** MJML gives an image without alt text an empty one, which would say that it means nothing. */
    static List<String> imagesWithoutAlt(String source) {
        return IMAGE.matcher(source)
                .results()
                .map(MatchResult::group)
                .filter(image -> !image.contains(" alt="))
                .toList();
    }

    private static void checkIncludes(String source, SortedMap<String, String> shared) {
        var includes = INCLUDE.matcher(source);
        while (includes.find()) {
            if (!shared.containsKey(includes.group(1) + ".mjml")) {
                throw new IllegalArgumentException(
                        "includes '" + includes.group(1) + "', but there are only " + new TreeSet<>(shared.keySet()));
            }
        }
    }
}
