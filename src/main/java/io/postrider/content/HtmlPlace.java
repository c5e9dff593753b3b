package io.postrider.content;

import java.util.Locale;
import java.util.Set;

/** Follows HTML character by character to know where the next value would stand. */
final class HtmlPlace {

    /** Where a value can stand. */
    enum Where {
        TEXT,
        ATTRIBUTE,
        LINK,
        LINK_PIECE,
        STYLE,
        TAG,
        SCRIPT
    }

    private static final Set<String> LINKS =
            Set.of("href", "src", "background", "action", "formaction", "cite", "poster", "srcset", "xlink:href");

    private enum State {
        TEXT,
        COMMENT,
        TAG,
        VALUE
    }

    private State state = State.TEXT;
    private char quote;
    private boolean valueBegun;
    private String attribute = "";
    private String rawElement = "";
    private final StringBuilder word = new StringBuilder();

    Where where() {
        return switch (state) {
            case TEXT -> rawElement.isEmpty() ? Where.TEXT : rawElement.equals("style") ? Where.STYLE : Where.SCRIPT;
            case COMMENT -> Where.TEXT;
            case TAG -> Where.TAG;
            case VALUE -> inValue();
        };
    }

    private Where inValue() {
        if (LINKS.contains(attribute)) {
            return valueBegun ? Where.LINK_PIECE : Where.LINK;
        }
        if (attribute.startsWith("on")) {
            return Where.SCRIPT;
        }
        return attribute.equals("style") || attribute.equals("bgcolor") ? Where.STYLE : Where.ATTRIBUTE;
    }

    /** A value stood here: whatever follows in the same attribute is a later piece of it. */
    void value() {
        valueBegun = true;
    }

    void read(String html) {
        for (int i = 0; i < html.length(); i++) {
            char c = html.charAt(i);
            switch (state) {
                case TEXT -> i = text(html, i, c);
                case COMMENT -> i = comment(html, i);
                case TAG -> tag(c);
                case VALUE -> value(c);
            }
        }
    }

    private int text(String html, int i, char c) {
        if (c != '<') {
            return i;
        }
        if (!rawElement.isEmpty() && !html.regionMatches(true, i, "</" + rawElement, 0, rawElement.length() + 2)) {
            return i;
        }
        rawElement = "";
        // What stands between <!--[if mso]> and <![endif]--> is markup to Outlook, so it is read as markup.
        if (html.startsWith("<!--", i) && !html.startsWith("<!--[if", i)) {
            state = State.COMMENT;
            return i + 1;
        }
        enterTag();
        return i;
    }

    private int comment(String html, int i) {
        if (html.startsWith("-->", i)) {
            state = State.TEXT;
            return i + 2;
        }
        return i;
    }

    private void enterTag() {
        state = State.TAG;
        attribute = "";
        word.setLength(0);
        word.append('<');
    }

    private void tag(char c) {
        if (c == '>') {
            endOfTag();
        } else if ((c == '"' || c == '\'') && !attribute.isEmpty()) {
            state = State.VALUE;
            quote = c;
            valueBegun = false;
        } else if (c == '=') {
            attribute = lastWord();
        } else {
            word.append(c);
        }
    }

    private void value(char c) {
        if (c == quote) {
            state = State.TAG;
            attribute = "";
            word.append(' ');
        } else if (!Character.isWhitespace(c)) {
            valueBegun = true;
        }
    }

    private void endOfTag() {
        String tag = word.toString().toLowerCase(Locale.ROOT);
        state = State.TEXT;
        if (tag.matches("(?s)<style\\b.*")) {
            rawElement = "style";
        } else if (tag.matches("(?s)<script\\b.*")) {
            rawElement = "script";
        }
    }

    private String lastWord() {
        String[] words = word.toString().strip().split("\\s+");
        return words[words.length - 1].toLowerCase(Locale.ROOT);
    }
}
