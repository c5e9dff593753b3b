package io.postrider.delivery.policies;

import io.postrider.access.Problem;
import org.springframework.http.HttpStatus;

/** A switch was asked for that stops nothing, or without a reason. */
public class UnusableSwitch extends Problem {

    UnusableSwitch(String detail) {
        super(HttpStatus.BAD_REQUEST, "unusable-switch", detail);
    }
}
