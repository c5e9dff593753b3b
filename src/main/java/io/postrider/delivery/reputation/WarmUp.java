package io.postrider.delivery.reputation;

import java.time.LocalDate;

/**
 * A provider at whom we begin with little, because nobody knows us there yet.
 *
 * @param provider such as {@code google}, or {@code all} for the whole installation
 * @param startPerDay mails on the first day
 * @param growth by how much a good day may be followed by a bigger one, above 1 and at most 2
 * @param since the first day
 * @param perDay what today's cap has grown to
 */
public record WarmUp(String provider, int startPerDay, double growth, LocalDate since, long perDay) {

    /** The name that means all providers together. */
    public static final String ALL = "all";
}
