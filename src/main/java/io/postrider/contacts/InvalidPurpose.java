package io.postrider.contacts;

import io.postrider.access.Problem;
import org.springframework.http.HttpStatus;

/** A purpose that cannot be so. */
public class InvalidPurpose extends Problem {

    private static final long serialVersionUID = 1;

    InvalidPurpose(String detail) {
        super(HttpStatus.UNPROCESSABLE_ENTITY, "invalid-purpose", detail);
    }
}
