package io.postrider.delivery.web;

import io.postrider.access.Problem;
import org.springframework.http.HttpStatus;

/** Something is asked of a mail that cannot be understood. */
class UnusableDeed extends Problem {

    private static final int LONGEST = 300;

    UnusableDeed(String detail) {
        super(HttpStatus.UNPROCESSABLE_ENTITY, "unusable-request", detail);
    }

    /** A reason as it may stand in a sentence; null when none was given. */
    static String reason(String text) {
        if (text == null || text.isBlank()) {
            return null;
        }
        if (text.length() > LONGEST || text.chars().anyMatch(Character::isISOControl)) {
            throw new UnusableDeed("reason must be one line of at most " + LONGEST + " characters.");
        }
        return text.strip();
    }
}
