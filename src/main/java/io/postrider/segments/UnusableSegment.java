package io.postrider.segments;

import io.postrider.access.Problem;
import org.springframework.http.HttpStatus;

/** A segment that cannot be kept as it was sent. */
class UnusableSegment extends Problem {

    UnusableSegment(String detail) {
        super(HttpStatus.UNPROCESSABLE_ENTITY, "unusable-segment", detail);
    }

    /** @param path where in the rule the fault is, as JSON pointer */
    UnusableSegment(String detail, String path) {
        this(detail);
        getBody().setProperty("path", path);
    }
}
