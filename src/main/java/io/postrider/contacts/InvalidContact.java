package io.postrider.contacts;

import io.postrider.access.Problem;
import org.springframework.http.HttpStatus;

/** Something told about a contact that cannot be kept. */
public class InvalidContact extends Problem {

    public InvalidContact(String detail) {
        super(HttpStatus.UNPROCESSABLE_ENTITY, "invalid-contact", detail);
    }
}
