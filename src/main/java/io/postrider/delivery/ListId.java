package io.postrider.delivery;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.zip.CRC32;

/**
 * Which list a mail belongs to (RFC 2919), by which mailbox programs sort; made of a purpose's key, whatever stands in it.
 *
 * <p>Letters a List-Id cannot have become hyphens; a number made of the whole key then keeps two such purposes apart.
 */
final class ListId {

    /** A label of a domain name. */
    private static final int LONGEST = 63;

    private ListId() {}

    static String of(String purpose, String domain) {
        return "<" + label(purpose) + "." + domain + ">";
    }

    private static String label(String purpose) {
        if (purpose.matches("[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?")) {
            return purpose;
        }
        CRC32 whole = new CRC32();
        whole.update(purpose.getBytes(StandardCharsets.UTF_8));
        String number = Long.toHexString(whole.getValue());
        String letters =
                purpose.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
        String label = (letters.isEmpty() ? "list" : letters) + "-" + number;
        return label.length() <= LONGEST
                ? label
                : label.substring(label.length() - LONGEST).replaceAll("^-+", "");
    }
}
