package io.postrider.contacts;

import io.postrider.access.Problem;
import org.springframework.http.HttpStatus;

/** A company that cannot be kept, or is not there. */
public class InvalidCompany extends Problem {

    InvalidCompany(HttpStatus status, String detail) {
        super(status, "invalid-company", detail);
    }
}
