package io.postrider.journeys;

import io.postrider.access.Problem;
import org.springframework.http.HttpStatus;

/** Nobody is or was in this journey under this id. */
public class EnrolmentNotFound extends Problem {

    EnrolmentNotFound(String journey, String id) {
        super(
                HttpStatus.NOT_FOUND,
                "enrolment-not-found",
                "There is no enrolment '" + id + "' in the journey '" + journey + "'.");
    }
}
