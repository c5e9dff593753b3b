package io.postrider.integrations.hooks;

import io.postrider.access.Problem;
import org.springframework.http.HttpStatus;

/** A secret that somebody could guess, or that cannot be one. */
public class UnusableSecret extends Problem {

    UnusableSecret() {
        super(
                HttpStatus.UNPROCESSABLE_ENTITY,
                "unusable-secret",
                "secret must be 16 to 500 printable characters of ASCII without blanks.");
    }
}
