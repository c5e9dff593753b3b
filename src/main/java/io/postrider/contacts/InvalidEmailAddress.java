package io.postrider.contacts;

import io.postrider.access.Problem;
import org.springframework.http.HttpStatus;

/** Text that is no address a mail can be sent to. */
public class InvalidEmailAddress extends Problem {

    public InvalidEmailAddress(String detail) {
        super(HttpStatus.UNPROCESSABLE_ENTITY, "invalid-email-address", detail);
    }
}
