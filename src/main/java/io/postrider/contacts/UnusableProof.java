package io.postrider.contacts;

import io.postrider.access.Problem;
import org.springframework.http.HttpStatus;

/** A proof of consent that would not prove anything. */
public class UnusableProof extends Problem {

    public UnusableProof(String detail) {
        super(HttpStatus.UNPROCESSABLE_ENTITY, "unusable-proof", detail);
    }
}
