package io.postrider.delivery.returns;

import java.util.regex.Pattern;

/** The text of HTML, roughly: enough to find a sentence and an address in it. */
final class Plain {

    private static final Pattern UNSEEN = Pattern.compile("(?is)<(style|script|head)\\b.{0,3000}?</\\1>");
    private static final Pattern BREAK = Pattern.compile("(?i)<(br|/p|/div|/tr|/td|/li|/h\\d)\\b[^<>]{0,500}>");
    private static final Pattern TAG = Pattern.compile("</?[a-zA-Z!][^<>@]{0,1000}>");

    private static final int LONGEST = 50_000;

    private Plain() {}

    static String ofHtml(String html) {
        String beginning = html.substring(0, Math.min(LONGEST, html.length()));
        String text = UNSEEN.matcher(beginning).replaceAll(" ");
        text = BREAK.matcher(text).replaceAll("\n");
        text = TAG.matcher(text).replaceAll(" ");
        return text.replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&nbsp;", " ")
                .replace("&quot;", "\"")
                .replace("&#39;", "'")
                .replace("&amp;", "&");
    }
}
