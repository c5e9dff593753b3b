package io.postrider.contacts;

import io.postrider.access.Problem;
import org.springframework.http.HttpStatus;

/** These two contacts cannot be made one. */
public class CannotMerge extends Problem {

    public CannotMerge(String detail) {
        super(HttpStatus.UNPROCESSABLE_ENTITY, "cannot-merge", detail);
    }
}
