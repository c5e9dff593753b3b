package io.postrider.journeys;

import java.time.Duration;
import java.time.Period;
import java.time.format.DateTimeParseException;

/**
 * Whether a contact may walk the same journey again: {@code never}, {@code afterExit}, {@code after:P30D}; with
 * {@code key=cartId} each cart (order, product) counts by itself, as in {@code afterExit key=cartId}.
 *
 * @param after time since the last entry; only for {@link Mode#AFTER}
 * @param key property or variable that tells the enrolments of one contact apart; null for none
 */
public record Reentry(Mode mode, Duration after, String key) {

    /** When the next entry is allowed. */
    public enum Mode {
        NEVER,
        AFTER_EXIT,
        AFTER
    }

    /** The longest time any re-entry may be forbidden for before {@code never} is meant. */
    private static final Duration LONGEST = Duration.ofDays(3660);

    /** @throws IllegalArgumentException with a sentence for the analyst */
    public static Reentry parse(String text) {
        Mode mode = Mode.NEVER;
        Duration after = null;
        String key = null;
        for (String word : (text == null ? "" : text).strip().split("[\\s;,]+")) {
            if (word.equals("afterExit")) {
                mode = Mode.AFTER_EXIT;
            } else if (word.startsWith("after:")) {
                mode = Mode.AFTER;
                after = duration(word.substring("after:".length()));
            } else if (word.matches("key=[A-Za-z][A-Za-z0-9]*")) {
                key = word.substring("key=".length());
            } else if (!word.isEmpty() && !word.equals("never")) {
                throw new IllegalArgumentException("Re-entry '" + text
                        + "' is not understood; write never, afterExit or after:P30D, and key=<property> if one per"
                        + " cart or order is allowed");
            }
        }
        return new Reentry(mode, after, key);
    }

    private static Duration duration(String text) {
        try {
            Duration duration = text.contains("T")
                    ? Duration.parse(text)
                    : Duration.ofDays(Period.parse(text).toTotalMonths() * 30L
                            + Period.parse(text).getDays());
            if (duration.isNegative() || duration.isZero() || duration.compareTo(LONGEST) > 0) {
                throw new IllegalArgumentException(
                        "Re-entry after '" + text + "' must be between one second and ten years");
            }
            return duration;
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException("Re-entry after '" + text + "' is no ISO duration such as P30D");
        }
    }
}
