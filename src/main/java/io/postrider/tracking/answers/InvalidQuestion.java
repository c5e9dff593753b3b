package io.postrider.tracking.answers;

import io.postrider.access.Problem;
import org.springframework.http.HttpStatus;

/** A question that could not be asked. */
public class InvalidQuestion extends Problem {

    InvalidQuestion(String detail) {
        super(HttpStatus.UNPROCESSABLE_ENTITY, "invalid-question", detail);
    }
}
