package io.postrider.contacts;

import io.postrider.access.Problem;
import org.springframework.http.HttpStatus;

/** There is no suppression of this id. */
public class SuppressionNotFound extends Problem {

    public SuppressionNotFound() {
        super(HttpStatus.NOT_FOUND, "suppression-not-found", "There is no suppression of this id.");
    }
}
