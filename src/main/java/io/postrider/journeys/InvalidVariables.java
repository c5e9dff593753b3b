package io.postrider.journeys;

import java.net.URI;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;

/** A journey cannot be entered with these variables. */
public class InvalidVariables extends ErrorResponseException {

    InvalidVariables(String detail) {
        super(HttpStatus.UNPROCESSABLE_ENTITY, problem(detail), null);
    }

    private static ProblemDetail problem(String detail) {
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(HttpStatus.UNPROCESSABLE_ENTITY, detail);
        problem.setType(URI.create("urn:postrider:problem:invalid-variables"));
        return problem;
    }
}
