package io.postrider.delivery.webhooks;

import com.fasterxml.jackson.databind.JsonNode;
import io.postrider.delivery.feedback.Feedback.Kind;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What an event says, in our words.
 *
 * @param status enhanced status code (RFC 3463), or null
 * @param diagnostic what the far side said, without addresses, or null
 * @param at when it happened by the provider's clock, or null when it does not say
 * @param passing whether the provider goes on trying and says the same of every try: all of these are one
 */
record Reading(Kind kind, String status, String diagnostic, Instant at, boolean passing) {

    private static final int LONGEST = 400;
    private static final Pattern STATUS = Pattern.compile("(?<![\\d.])[245]\\.\\d{1,3}\\.\\d{1,3}(?![\\d.])");
    private static final Pattern ADDRESS = Pattern.compile("[^\\s<>\"'(),;:=]+@[^\\s<>\"'(),;:=]+");

    /** @param status may be empty: then it is looked for in the words */
    static Reading of(Kind kind, String status, String words, Instant at) {
        String code = firstCode(status);
        return new Reading(kind, code == null ? firstCode(words) : code, line(words), at, false);
    }

    Reading asPassing() {
        return new Reading(kind, status, diagnostic, at, true);
    }

    /** Whether the far side refused for what we are or send, not for who she is (RFC 3463, 3.8). */
    static boolean refusedByPolicy(String status) {
        String code = firstCode(status);
        return code != null && code.matches("[45]\\.7\\..*");
    }

    /** ISO 8601 with any offset. */
    static Instant instant(JsonNode text) {
        if (text.isMissingNode() || text.isNull()) {
            return null;
        }
        try {
            return OffsetDateTime.parse(text.asText()).toInstant();
        } catch (DateTimeException e) {
            throw new Undigestible("its time is not ISO 8601");
        }
    }

    /** Seconds since 1970, with or without a fraction. */
    static Instant seconds(JsonNode number) {
        if (number.isMissingNode() || number.isNull()) {
            return null;
        }
        double seconds = number.asDouble(Double.NaN);
        if (!(seconds > 0 && seconds < 1e11)) {
            throw new Undigestible("its time is not a number of seconds");
        }
        return Instant.ofEpochMilli((long) (seconds * 1_000));
    }

    private static String firstCode(String text) {
        Matcher matcher = STATUS.matcher(text == null ? "" : text);
        return matcher.find() ? matcher.group() : null;
    }

    private static String line(String words) {
        if (words == null || words.isBlank()) {
            return null;
        }
        // Cut before it is searched: a megabyte without a space must not cost a second.
        String start = words.length() <= 4 * LONGEST ? words : words.substring(0, 4 * LONGEST);
        String line = ADDRESS.matcher(start.replaceAll("[\\p{Cntrl}\\s]+", " "))
                .replaceAll("<address>")
                .strip();
        return line.length() <= LONGEST ? line : line.substring(0, LONGEST);
    }
}
