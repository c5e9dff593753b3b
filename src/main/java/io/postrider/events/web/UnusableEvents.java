package io.postrider.events.web;

import io.postrider.access.Problem;
import org.springframework.http.HttpStatus;

/** A request that is no list of events at all; faults of single events are answered one by one instead. */
class UnusableEvents extends Problem {

    UnusableEvents(String detail) {
        super(HttpStatus.UNPROCESSABLE_ENTITY, "unusable-events", detail);
    }
}
