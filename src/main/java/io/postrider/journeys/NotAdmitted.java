package io.postrider.journeys;

import io.postrider.access.Problem;
import java.util.Locale;
import org.springframework.http.HttpStatus;

/** The contact may not enter the journey; {@code rule} in the answer says which rule said no, the detail says why. */
public class NotAdmitted extends Problem {

    NotAdmitted(Refusal refusal) {
        super(status(refusal), "not-admitted", refusal.reason() + ".");
        getBody().setProperty("rule", refusal.kind().name().toLowerCase(Locale.ROOT));
    }

    /** What may pass later is a conflict; what would need another contact or another consent is not. */
    private static HttpStatus status(Refusal refusal) {
        return switch (refusal.kind()) {
            case UNKNOWN_CONTACT -> HttpStatus.NOT_FOUND;
            case PAUSED, REENTRY, HELD_OUT -> HttpStatus.CONFLICT;
            case NOT_IN_AUDIENCE, MAY_NOT_BE_MAILED -> HttpStatus.UNPROCESSABLE_ENTITY;
        };
    }
}
