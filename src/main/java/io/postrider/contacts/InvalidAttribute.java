package io.postrider.contacts;

import io.postrider.access.Problem;
import org.springframework.http.HttpStatus;

/** An attribute that cannot be declared, changed or removed like this. */
public class InvalidAttribute extends Problem {

    public InvalidAttribute(HttpStatus status, String detail) {
        super(status, "invalid-attribute", detail);
    }
}
