package io.postrider.content;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Whose mails these are: the name, address and colours every mail shares.
 *
 * @param name as in the sender, such as {@code Fern & Kettle}
 * @param site the shop's site, to which mails link
 * @param tagline what the shop is, in a few words
 * @param postalAddress absent when nobody has set it: mail still leaves, but the law wants it in marketing mail
 * @param colours by day, {@code #rrggbb} by name
 * @param dark colours where the reader prefers dark
 */
public record Brand(
        String name,
        URI site,
        String tagline,
        Optional<String> postalAddress,
        Map<String, String> colours,
        Map<String, String> dark) {

    /** What templates may use as {@code brand.<name>}. */
    Map<String, Object> values() {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("name", name);
        values.put("site", site.toString());
        values.put("domain", site.getHost());
        values.put("tagline", tagline);
        values.put("postalAddress", postalAddress.orElse(""));
        values.put("colours", colours);
        values.put("dark", dark);
        return values;
    }
}
