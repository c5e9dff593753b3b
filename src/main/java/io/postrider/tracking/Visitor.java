package io.postrider.tracking;

import java.util.Locale;

/**
 * Who fetches a pixel or follows a link, as far as the request says; the address itself is not kept.
 *
 * @param agent the User-Agent in small letters, empty when there is none
 * @param purpose what the request says it is for ({@code Sec-Purpose} and its older forms), empty when nothing
 * @param network what is known of the network it came from
 */
public record Visitor(String agent, String purpose, Network network) {

    /** Whole headers would let a stranger fill the memory in which opens and clicks wait. */
    private static final int LONGEST = 300;

    /** Whose network a request came from. */
    public enum Network {
        /** Apple's privacy proxies. */
        APPLE,
        /** A mail scanner's or its cloud. */
        SCANNER,
        /** Nobody's we know. */
        ANY,
        /** No scanner's; and nobody told us which are Apple's. */
        NOT_TOLD
    }

    public Visitor {
        agent = tidy(agent);
        purpose = tidy(purpose);
    }

    private static String tidy(String header) {
        String text = header == null ? "" : header.strip();
        return (text.length() > LONGEST ? text.substring(0, LONGEST) : text).toLowerCase(Locale.ROOT);
    }
}
