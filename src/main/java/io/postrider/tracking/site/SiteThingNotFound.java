package io.postrider.tracking.site;

import io.postrider.access.Problem;
import org.springframework.http.HttpStatus;

/** There is no write key, or no form, of this name. */
public class SiteThingNotFound extends Problem {

    public SiteThingNotFound(String what) {
        super(HttpStatus.NOT_FOUND, what + "-not-found", "There is no " + what.replace('-', ' ') + " of this name.");
    }
}
