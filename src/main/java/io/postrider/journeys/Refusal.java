package io.postrider.journeys;

/**
 * Why a contact may not enter a journey.
 *
 * @param kind which rule said no
 * @param reason a sentence for her timeline and for who asked
 */
public record Refusal(Kind kind, String reason) {

    /** Which rule said no. */
    public enum Kind {
        UNKNOWN_CONTACT,
        PAUSED,
        NOT_IN_AUDIENCE,
        MAY_NOT_BE_MAILED,
        REENTRY,
        HELD_OUT
    }
}
