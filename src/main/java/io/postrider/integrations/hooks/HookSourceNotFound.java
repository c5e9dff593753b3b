package io.postrider.integrations.hooks;

import io.postrider.access.Problem;
import org.springframework.http.HttpStatus;

/** A source without a mapping. */
public class HookSourceNotFound extends Problem {

    HookSourceNotFound() {
        super(HttpStatus.NOT_FOUND, "hook-source-not-found", "There is no mapping for this source that can be used.");
    }
}
