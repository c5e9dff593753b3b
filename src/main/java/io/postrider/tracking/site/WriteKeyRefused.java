package io.postrider.tracking.site;

import io.postrider.access.Problem;
import org.springframework.http.HttpStatus;

/** A page used a key that is none of ours, or from a site it is not for. */
public class WriteKeyRefused extends Problem {

    WriteKeyRefused() {
        super(HttpStatus.FORBIDDEN, "write-key-refused", "This write key is unknown, or not for this site.");
    }
}
