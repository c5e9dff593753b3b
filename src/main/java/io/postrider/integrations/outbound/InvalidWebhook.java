package io.postrider.integrations.outbound;

import io.postrider.access.Problem;
import org.springframework.http.HttpStatus;

/** A webhook that cannot be, or is not there. */
public class InvalidWebhook extends Problem {

    InvalidWebhook(String detail) {
        super(HttpStatus.UNPROCESSABLE_ENTITY, "invalid-webhook", detail);
    }

    private InvalidWebhook() {
        super(HttpStatus.NOT_FOUND, "webhook-not-found", "There is no webhook of this id.");
    }

    public static InvalidWebhook missing() {
        return new InvalidWebhook();
    }
}
