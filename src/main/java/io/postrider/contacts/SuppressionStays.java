package io.postrider.contacts;

import io.postrider.access.Problem;
import org.springframework.http.HttpStatus;

/** Who complained is not mailed again because somebody else finds that she should be. */
class SuppressionStays extends Problem {

    SuppressionStays() {
        super(
                HttpStatus.CONFLICT,
                "suppression-stays",
                "She called a mail spam. That is hers to take back, not ours: this suppression stays.");
    }
}
