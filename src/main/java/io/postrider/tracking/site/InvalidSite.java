package io.postrider.tracking.site;

import io.postrider.access.Problem;
import org.springframework.http.HttpStatus;

/** Something told about the shop's site that cannot be used. */
public class InvalidSite extends Problem {

    InvalidSite(String detail) {
        super(HttpStatus.UNPROCESSABLE_ENTITY, "invalid-site", detail);
    }
}
