package io.postrider.delivery.reputation;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How many complaints a mailbox provider may have before we slow down; the shares are the ones Google and Yahoo publish for bulk
 * senders (below 0.1 %, never 0.3 %), which change: see their sender guidelines.
 *
 * @param days business days over which complaints are counted, today included
 * @param minimum mails within them below which one complaint says nothing
 * @param alarm share of complaints from which the console warns
 * @param throttle share from which bulk mail leaves slowly
 * @param pause share from which mail that needs consent waits
 */
@ConfigurationProperties("postrider.delivery.complaints")
record BrakeSettings(
        @DefaultValue("7") int days,
        @DefaultValue("1000") long minimum,
        @DefaultValue("0.0008") double alarm,
        @DefaultValue("0.001") double throttle,
        @DefaultValue("0.003") double pause) {

    BrakeSettings {
        if (!(0 < alarm && alarm <= throttle && throttle <= pause && pause <= 1)) {
            throw new IllegalArgumentException(
                    "postrider.delivery.complaints: alarm, throttle and pause must rise between 0 and 1, but are "
                            + alarm + ", " + throttle + " and " + pause);
        }
        if (days < 1 || days > 90) {
            throw new IllegalArgumentException("postrider.delivery.complaints.days must be 1 to 90, but is " + days);
        }
    }
}
