package io.postrider.tracking;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/**
 * Tells the shop's own web statistics which mail a visitor came from: {@code utm_source}, {@code utm_medium=email},
 * {@code utm_campaign} and {@code utm_content}.
 *
 * <p>What a link says already is kept, and so is everything else in it; a link that carries a signature over its parameters is
 * left alone, because one more would break it.
 *
 * @param marks name and value of what is added, names and values ready for a query
 */
record Utm(String[][] marks) {

    private static final Set<String> SIGNATURES = Set.of(
            "signature", "sig", "hmac", "hash", "x-amz-signature", "x-goog-signature", "x-oss-signature", "token");

    /** @param source what stands for us; blank adds nothing to any link */
    static Utm of(String source, String campaign, String content) {
        return source.isBlank()
                ? new Utm(new String[0][])
                : new Utm(new String[][] {
                    {"utm_source", encoded(source)},
                    {"utm_medium", "email"},
                    {"utm_campaign", encoded(campaign)},
                    {"utm_content", encoded(content)}
                });
    }

    /** @param url a web address as {@link WebAddress} gives it */
    String on(String url) {
        int fragment = url.indexOf('#');
        String whole = fragment < 0 ? url : url.substring(0, fragment);
        int query = whole.indexOf('?');
        Set<String> names = names(query < 0 ? "" : whole.substring(query + 1));
        if (marks.length == 0 || names.stream().anyMatch(SIGNATURES::contains)) {
            return url;
        }
        StringBuilder marked = new StringBuilder(url.length() + 120).append(whole);
        boolean first = query < 0;
        for (String[] mark : marks) {
            if (!names.contains(mark[0])) {
                boolean open = marked.charAt(marked.length() - 1) == '?' || marked.charAt(marked.length() - 1) == '&';
                marked.append(first ? "?" : open ? "" : "&")
                        .append(mark[0])
                        .append('=')
                        .append(mark[1]);
                first = false;
            }
        }
        if (fragment >= 0) {
            marked.append(url, fragment, url.length());
        }
        return marked.length() > WebAddress.LONGEST ? url : marked.toString();
    }

    private static Set<String> names(String query) {
        Set<String> names = new HashSet<>();
        for (String parameter : query.split("[&;]")) {
            int equals = parameter.indexOf('=');
            names.add((equals < 0 ? parameter : parameter.substring(0, equals)).toLowerCase(Locale.ROOT));
        }
        return names;
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
