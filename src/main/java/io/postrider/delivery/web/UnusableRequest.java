package io.postrider.delivery.web;

import io.postrider.access.Problem;
import org.springframework.http.HttpStatus;

/** What was asked for about sending cannot be. */
class UnusableRequest extends Problem {

    UnusableRequest(String detail) {
        super(HttpStatus.BAD_REQUEST, "unusable-request", detail);
    }
}
