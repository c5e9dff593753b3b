package io.postrider.journeys.web;

import io.postrider.access.Problem;
import org.springframework.http.HttpStatus;

/** A part of a list was asked for that does not exist. */
class InvalidPage extends Problem {

    private InvalidPage(String detail) {
        super(HttpStatus.BAD_REQUEST, "invalid-page", detail);
    }

    static InvalidPage limit(int limit, int largest) {
        return new InvalidPage("limit must be between 1 and " + largest + ", but is " + limit + ".");
    }

    static InvalidPage after(String after) {
        return new InvalidPage("after must be the id of an enrolment of this journey, but is '" + after + "'.");
    }
}
