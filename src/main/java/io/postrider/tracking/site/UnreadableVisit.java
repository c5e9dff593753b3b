package io.postrider.tracking.site;

import io.postrider.access.Problem;
import org.springframework.http.HttpStatus;

/** What a page sent is not what the snippet sends. */
public class UnreadableVisit extends Problem {

    public UnreadableVisit() {
        super(HttpStatus.BAD_REQUEST, "unreadable-visit", "The body must be JSON as the snippet sends it.");
    }
}
