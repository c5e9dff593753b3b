package io.postrider.journeys;

import io.postrider.access.Problem;
import org.springframework.http.HttpStatus;

/** A journey cannot be entered with these variables. */
public class InvalidVariables extends Problem {

    InvalidVariables(String detail) {
        super(HttpStatus.UNPROCESSABLE_ENTITY, "invalid-variables", detail);
    }
}
