package io.postrider.console;

import org.springframework.http.HttpStatus;
import org.springframework.web.server.ResponseStatusException;

/** There is nothing under this address of the console. */
class PageNotFound extends ResponseStatusException {

    PageNotFound(String what) {
        super(HttpStatus.NOT_FOUND, what);
    }
}
