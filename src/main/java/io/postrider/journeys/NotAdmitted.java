package io.postrider.journeys;

import java.net.URI;
import java.util.Locale;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;

/** The contact may not enter the journey; the detail says which rule said no. */
public class NotAdmitted extends ErrorResponseException {

    NotAdmitted(Refusal refusal) {
        super(status(refusal), problem(refusal), null);
    }

    private static HttpStatus status(Refusal refusal) {
        return switch (refusal.kind()) {
            case UNKNOWN_CONTACT -> HttpStatus.NOT_FOUND;
            case PAUSED, REENTRY, HELD_OUT -> HttpStatus.CONFLICT;
            case NOT_IN_AUDIENCE, MAY_NOT_BE_MAILED -> HttpStatus.UNPROCESSABLE_ENTITY;
        };
    }

    private static ProblemDetail problem(Refusal refusal) {
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(status(refusal), refusal.reason());
        String type = refusal.kind() == Refusal.Kind.UNKNOWN_CONTACT
                ? "contact-not-found"
                : "not-admitted:"
                        + refusal.kind().name().toLowerCase(Locale.ROOT).replace('_', '-');
        problem.setType(URI.create("urn:postrider:problem:" + type));
        return problem;
    }
}
