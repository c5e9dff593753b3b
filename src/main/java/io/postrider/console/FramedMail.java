package io.postrider.console;

import java.nio.charset.StandardCharsets;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** A mail's HTML as a document of its own: it may show pictures and open links in a new tab, and nothing else. */
final class FramedMail {

    /** The frame's attribute of the same words is the second lock; this one holds when the address is opened by itself. */
    private static final String POLICY = "sandbox allow-popups allow-popups-to-escape-sandbox; default-src 'none';"
            + " img-src http: https: data:; style-src 'unsafe-inline' http: https:; font-src http: https: data:;"
            + " form-action 'none'; frame-ancestors 'self'";

    private FramedMail() {}

    static ResponseEntity<String> html(String html) {
        return ResponseEntity.ok()
                .header("Content-Security-Policy", POLICY)
                .header("X-Frame-Options", "SAMEORIGIN")
                .header("Referrer-Policy", "no-referrer")
                .cacheControl(CacheControl.noStore())
                .contentType(new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8))
                .body(withNewTabs(html));
    }

    /** Links open beside the console, not inside the frame. */
    private static String withNewTabs(String html) {
        int head = html.toLowerCase(java.util.Locale.ROOT).indexOf("<head>");
        String base = "<base target=\"_blank\">";
        return head < 0 ? base + html : html.substring(0, head + 6) + base + html.substring(head + 6);
    }
}
