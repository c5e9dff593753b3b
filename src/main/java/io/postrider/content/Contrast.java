package io.postrider.content;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;

/** Whether text can be read on its background: at least 4.5 to 1, or 3 to 1 where it is large (WCAG 2.2, 1.4.3). */
final class Contrast {

    private static final double READABLE = 4.5;
    private static final double READABLE_WHEN_LARGE = 3;
    private static final int LARGE_PIXELS = 24;

    private static final Pattern COLOUR =
            Pattern.compile("(?:^|;)\\s*color:\\s*(#(?:[0-9a-fA-F]{6}|[0-9a-fA-F]{3})\\b)");
    private static final Pattern BACKGROUND =
            Pattern.compile("(?:^|;)\\s*background(?:-color)?:\\s*(#(?:[0-9a-fA-F]{6}|[0-9a-fA-F]{3})\\b)");
    private static final Pattern SIZE = Pattern.compile("(?:^|;)\\s*font-size:\\s*(\\d+)px");

    private final Set<String> findings = new LinkedHashSet<>();

    private Contrast() {}

    /** What text is inherited: its colour, what is behind it, and how large it is. */
    private record Look(String colour, String background, int size) {

        Look with(Element element) {
            String style = element.attr("style");
            String behind = find(BACKGROUND, style, element.hasAttr("bgcolor") ? element.attr("bgcolor") : background);
            return new Look(find(COLOUR, style, colour), behind, Integer.parseInt(find(SIZE, style, "" + size)));
        }

        private static String find(Pattern pattern, String style, String otherwise) {
            Matcher matcher = pattern.matcher(style);
            return matcher.find() ? matcher.group(1) : otherwise;
        }
    }

    /** Sentences about text that is hard to read by day; hidden text is left out. */
    static Set<String> findings(Element body) {
        Contrast contrast = new Contrast();
        contrast.look(body, new Look("#000000", "#ffffff", 16));
        return contrast.findings;
    }

    private void look(Element element, Look inherited) {
        if (element.attr("style").contains("display:none")) {
            return;
        }
        Look look = inherited.with(element);
        if (!element.ownText().isBlank()) {
            double ratio = ratio(look.colour(), look.background());
            if (ratio < (look.size() >= LARGE_PIXELS ? READABLE_WHEN_LARGE : READABLE)) {
                findings.add("has text in %s on %s, which is hard to read (%.1f to 1)"
                        .formatted(look.colour(), look.background(), ratio));
            }
        }
        element.children().forEach(child -> look(child, look));
    }

    static double ratio(String one, String other) {
        double a = luminance(one);
        double b = luminance(other);
        return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    }

    private static double luminance(String colour) {
        String hex = colour.length() == 4 ? colour.replaceAll("([0-9a-fA-F])", "$1$1") : colour;
        int rgb = Integer.parseInt(hex.substring(1), 16);
        return 0.2126 * linear(rgb >> 16 & 0xff) + 0.7152 * linear(rgb >> 8 & 0xff) + 0.0722 * linear(rgb & 0xff);
    }

    private static double linear(int channel) {
        double value = channel / 255.0;
        return value <= 0.04045 ? value / 12.92 : Math.pow((value + 0.055) / 1.055, 2.4);
    }
}
