package io.postrider.segments;

import io.postrider.access.Problem;
import org.springframework.http.HttpStatus;

/** A segment that does not exist (any more). */
public class SegmentNotFound extends Problem {

    SegmentNotFound() {
        super(HttpStatus.NOT_FOUND, "segment-not-found", "There is no such segment.");
    }
}
