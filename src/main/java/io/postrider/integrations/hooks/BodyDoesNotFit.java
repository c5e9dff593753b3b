package io.postrider.integrations.hooks;

import io.postrider.access.Problem;
import org.springframework.http.HttpStatus;

/** A body that was tried and is not as its mapping says. */
public class BodyDoesNotFit extends Problem {

    BodyDoesNotFit(String why) {
        super(HttpStatus.UNPROCESSABLE_ENTITY, "body-does-not-fit", why);
    }
}
