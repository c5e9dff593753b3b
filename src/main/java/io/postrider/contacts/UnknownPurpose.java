package io.postrider.contacts;

import io.postrider.access.Problem;
import org.springframework.http.HttpStatus;

/** A purpose this installation does not have. */
public class UnknownPurpose extends Problem {

    public UnknownPurpose(String purpose) {
        super(HttpStatus.UNPROCESSABLE_ENTITY, "unknown-purpose", "There is no purpose \"" + purpose + "\" here.");
    }
}
