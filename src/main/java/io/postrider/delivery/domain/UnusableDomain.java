package io.postrider.delivery.domain;

import io.postrider.access.Problem;
import org.springframework.http.HttpStatus;

/** The name of a domain that cannot be one. */
public class UnusableDomain extends Problem {

    UnusableDomain() {
        super(HttpStatus.BAD_REQUEST, "unusable-domain", "The domain must look like example.com.");
    }
}
