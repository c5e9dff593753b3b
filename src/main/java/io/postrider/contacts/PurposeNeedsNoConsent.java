package io.postrider.contacts;

import io.postrider.access.Problem;
import org.springframework.http.HttpStatus;

/** A purpose nobody can subscribe to or leave, because it answers orders and requests. */
public class PurposeNeedsNoConsent extends Problem {

    public PurposeNeedsNoConsent(String purpose) {
        super(
                HttpStatus.UNPROCESSABLE_ENTITY,
                "purpose-needs-no-consent",
                "Mail of the purpose \"" + purpose
                        + "\" answers orders and requests: it needs no consent and cannot be subscribed to.");
    }
}
