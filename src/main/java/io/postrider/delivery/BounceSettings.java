package io.postrider.delivery;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * When an address that bounces softly is given up.
 *
 * @param softLimit soft bounces, without a delivery or a click in between, after which an address is never mailed again
 * @param softWindow business time within which they must have happened
 */
@ConfigurationProperties("postrider.bounces")
record BounceSettings(@DefaultValue("5") int softLimit, @DefaultValue("30d") Duration softWindow) {

    BounceSettings {
        if (softLimit < 1) {
            throw new IllegalArgumentException("postrider.bounces.soft-limit must be at least 1, but is " + softLimit);
        }
    }
}
