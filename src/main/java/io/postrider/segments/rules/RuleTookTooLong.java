package io.postrider.segments.rules;

import io.postrider.access.Problem;
import org.springframework.http.HttpStatus;

/** The database did not answer a question about a rule in time. */
public class RuleTookTooLong extends Problem {

    RuleTookTooLong(long seconds) {
        super(
                HttpStatus.SERVICE_UNAVAILABLE,
                "rule-took-too-long",
                "The database did not answer within " + seconds
                        + " s. A rule with fewer conditions or shorter windows is answered faster.");
    }
}
