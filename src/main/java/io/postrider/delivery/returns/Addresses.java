package io.postrider.delivery.returns;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Addresses as they stand in the text of bounces. */
final class Addresses {

    static final String ADDRESS = "[^\\s<>\"'(),;:\\[\\]@*=]{1,64}@[A-Za-z0-9][A-Za-z0-9.-]{1,250}[A-Za-z0-9]";

    private static final Pattern ANY = Pattern.compile(ADDRESS);

    private Addresses() {}

    /** The address of a field such as {@code rfc822; ada@example.com}, or null. */
    static String inReport(String field) {
        String last = field.substring(field.indexOf(';') + 1).strip().replaceAll("[<>]", "");
        return last.isEmpty() ? null : last.toLowerCase(Locale.ROOT);
    }

    static List<String> in(String text) {
        List<String> found = new ArrayList<>();
        Matcher matcher = ANY.matcher(text);
        while (matcher.find()) {
            found.add(matcher.group().toLowerCase(Locale.ROOT));
        }
        return found;
    }
}
