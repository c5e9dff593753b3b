package io.postrider.contacts;

import io.postrider.access.Problem;
import org.springframework.http.HttpStatus;

/** Suppressions that cannot be taken, or lifted, as they were asked for. */
public class UnusableSuppressions extends Problem {

    private UnusableSuppressions(HttpStatus status, String name, String detail) {
        super(status, name, detail);
    }

    public static UnusableSuppressions because(String detail) {
        return new UnusableSuppressions(HttpStatus.UNPROCESSABLE_ENTITY, "unusable-suppressions", detail);
    }

    static UnusableSuppressions tooLarge(long limit) {
        return new UnusableSuppressions(
                HttpStatus.PAYLOAD_TOO_LARGE,
                "request-too-large",
                "A list may have at most " + limit + " bytes; send it in parts. What came before the limit is kept.");
    }
}
