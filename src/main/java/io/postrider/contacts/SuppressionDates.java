package io.postrider.contacts;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/** Dates as the tools people come from write them. */
final class SuppressionDates {

    private SuppressionDates() {}

    /**
     * The instant meant, never later than now; what has no zone is UTC.
     *
     * @param text {@code 2026-01-31}, with a time and an offset or without, or seconds since 1970; empty means now
     * @throws DateTimeException when it is none of these
     */
    static Instant parse(String text, Instant now) {
        Instant at = text.isEmpty() ? now : read(text.replaceFirst("(?i)\\s*(UTC|GMT)$", "Z"));
        return at.isAfter(now) ? now : at;
    }

    private static Instant read(String text) {
        if (text.matches("\\d{9,11}")) {
            return Instant.ofEpochSecond(Long.parseLong(text));
        }
        if (text.length() == 10) {
            return LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant();
        }
        String iso = text.replaceFirst(" ", "T");
        return iso.matches(".*(Z|[+-]\\d{2}:?\\d{2})$")
                ? OffsetDateTime.parse(iso.replaceFirst("([+-]\\d{2})(\\d{2})$", "$1:$2"))
                        .toInstant()
                : LocalDateTime.parse(iso).toInstant(ZoneOffset.UTC);
    }
}
