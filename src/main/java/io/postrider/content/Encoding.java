package io.postrider.content;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** How a value is written so that it stays a value where it stands: no markup, no script, no new header. */
enum Encoding {
    /** Text between tags or in an ordinary attribute. */
    HTML {
        @Override
        String encode(String value) {
            return escape(value);
        }
    },
    /** The beginning of a link: it decides where the link goes, so only web and mail addresses are let through. */
    LINK {
        @Override
        String encode(String value) {
            String link = value.strip();
            String scheme = link.substring(0, Math.min(8, link.length())).toLowerCase(Locale.ROOT);
            boolean harmless =
                    scheme.startsWith("https://") || scheme.startsWith("http://") || scheme.startsWith("mailto:");
            boolean clean = link.chars().noneMatch(c -> c <= ' ' || c == 0x7f);
            return harmless && clean ? escape(link) : "#";
        }
    },
    /** A later piece of a link, such as the value of a parameter. */
    LINK_PIECE {
        @Override
        String encode(String value) {
            return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
        }
    },
    /** The text part, and the subject before it is made one line. */
    PLAIN {
        @Override
        String encode(String value) {
            return value.chars().allMatch(c -> c >= ' ' && c != 0x7f)
                    ? value
                    : value.replaceAll("[\\p{Cntrl}&&[^\n\t]]", "");
        }
    };

    abstract String encode(String value);

    private static String escape(String value) {
        StringBuilder out = new StringBuilder(value.length() + 16);
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            switch (c) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '"' -> out.append("&quot;");
                case '\'' -> out.append("&#39;");
                default -> {
                    if (c >= ' ' && c != 0x7f || c == '\n' || c == '\t') {
                        out.append(c);
                    }
                }
            }
        }
        return out.toString();
    }
}
