package io.postrider.journeys;

import io.postrider.access.Problem;
import org.springframework.http.HttpStatus;

/** There is no journey, or no such version of it. */
public class JourneyNotFound extends Problem {

    /** @param version null when no version was asked for */
    public JourneyNotFound(String key, Integer version) {
        super(
                HttpStatus.NOT_FOUND,
                "journey-not-found",
                version == null
                        ? "There is no journey '" + key + "'."
                        : "There is no version " + version + " of a journey '" + key + "'.");
    }
}
