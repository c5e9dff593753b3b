package io.postrider.tracking;

import java.util.function.UnaryOperator;

/**
 * Replaces the addresses of links in HTML and leaves every other character as it is.
 *
 * <p>A scanner instead of a parser, because it runs once for every mail: a parser costs half a millisecond and writes the
 * HTML anew, which breaks what mail programs need.
 */
final class Links {

    private final String html;
    private final UnaryOperator<String> target;
    private final StringBuilder out;
    private int copied;

    private Links(String html, UnaryOperator<String> target) {
        this.html = html;
        this.target = target;
        this.out = new StringBuilder(html.length() + html.length() / 4);
    }

    /** @param target the new address for one as it stands in the HTML, free of quotes; null leaves it */
    static String rewrite(String html, UnaryOperator<String> target) {
        return new Links(html, target).run();
    }

    private String run() {
        int at = html.indexOf('<');
        while (at >= 0) {
            int next = at + 1;
            if (isComment(at)) {
                int end = html.indexOf("-->", at + 2);
                next = end < 0 ? html.length() : end + 3;
            } else if (isAnchor(at)) {
                next = anchor(at + 2);
            }
            at = html.indexOf('<', next);
        }
        return out.append(html, copied, html.length()).toString();
    }

    /** Conditional comments hold what Outlook shows, links too. */
    private boolean isComment(int at) {
        return html.startsWith("<!--", at) && !html.startsWith("<!--[if", at);
    }

    private boolean isAnchor(int at) {
        return at + 2 < html.length()
                && (html.charAt(at + 1) | 0x20) == 'a'
                && Character.isWhitespace(html.charAt(at + 2));
    }

    /** Goes through the attributes of one tag. @return where the tag ends */
    private int anchor(int from) {
        int i = from;
        while (i < html.length() && html.charAt(i) != '>') {
            int name = skipWhite(i);
            int end = name;
            while (end < html.length() && "=>/".indexOf(html.charAt(end)) < 0 && !white(end)) {
                end++;
            }
            int equals = skipWhite(end);
            if (end == name) {
                i = name < html.length() && html.charAt(name) != '>' ? name + 1 : name;
            } else if (equals < html.length() && html.charAt(equals) == '=') {
                i = value(skipWhite(equals + 1), html.regionMatches(true, name, "href", 0, 4) && end - name == 4);
            } else {
                i = end;
            }
        }
        return i;
    }

    /** Reads one attribute's value, and replaces it if it is the address. @return the place after it */
    private int value(int from, boolean isHref) {
        if (from >= html.length()) {
            return from;
        }
        char quote = html.charAt(from);
        boolean quoted = quote == '"' || quote == '\'';
        int start = quoted ? from + 1 : from;
        int end = start;
        while (end < html.length() && (quoted ? html.charAt(end) != quote : html.charAt(end) != '>' && !white(end))) {
            end++;
        }
        String replacement = isHref ? target.apply(html.substring(start, end)) : null;
        if (replacement != null) {
            out.append(html, copied, start).append(replacement);
            copied = end;
        }
        return Math.min(html.length(), quoted ? end + 1 : end);
    }

    private int skipWhite(int from) {
        int i = from;
        while (i < html.length() && white(i)) {
            i++;
        }
        return i;
    }

    private boolean white(int i) {
        return Character.isWhitespace(html.charAt(i));
    }
}
