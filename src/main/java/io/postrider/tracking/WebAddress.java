package io.postrider.tracking;

import java.nio.charset.StandardCharsets;
import org.springframework.web.util.HtmlUtils;

/** The address a link leads to, written so that it can stand in an HTTP header. */
final class WebAddress {

    /** What browsers would escape in an address, too. */
    private static final String ESCAPED = " \"<>\\^`{|}";

    /** Longer ones are left alone: with a signature around them they may not fit into a request line. */
    static final int LONGEST = 2_000;

    private WebAddress() {}

    /**
     * @param href the attribute as it stands in the HTML
     * @return null when it is no web address we can redirect to: mailto, a fragment, a host in a foreign script, rubbish
     */
    static String of(String href) {
        String url = href.indexOf('&') < 0
                ? href.strip()
                : HtmlUtils.htmlUnescape(href).strip();
        int host =
                url.regionMatches(true, 0, "https://", 0, 8) ? 8 : url.regionMatches(true, 0, "http://", 0, 7) ? 7 : -1;
        if (host < 0 || host == url.length() || url.length() > LONGEST) {
            return null;
        }
        int path = host;
        while (path < url.length() && "/?#".indexOf(url.charAt(path)) < 0) {
            char c = url.charAt(path++);
            if (c <= ' ' || c > '~' || ESCAPED.indexOf(c) >= 0) {
                return null;
            }
        }
        return path == host ? null : escaped(url, path);
    }

    private static String escaped(String url, int from) {
        StringBuilder text = new StringBuilder(url.length() + 16).append(url, 0, from);
        for (byte b : url.substring(from).getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (b & 0xff);
            if (c < ' ' || c == 127) {
                return null;
            }
            if (c > '~' || ESCAPED.indexOf(c) >= 0) {
                text.append('%').append(String.format("%02X", (int) c));
            } else {
                text.append(c);
            }
        }
        return text.toString();
    }
}
