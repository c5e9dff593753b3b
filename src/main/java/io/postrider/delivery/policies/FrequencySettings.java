package io.postrider.delivery.policies;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How much mail that needs consent a contact gets; what answers her own act neither counts nor is counted.
 *
 * @param mails at most so many within the window, whatever they are about; 0: no limit. A deployed decision table
 *     {@code communication-intensity} counts instead
 * @param window business time, rolling
 * @param gap least business time between two mails, whatever the table says; 0: none
 */
@ConfigurationProperties("postrider.delivery.frequency")
record FrequencySettings(
        @DefaultValue("3") int mails, @DefaultValue("7d") Duration window, @DefaultValue("20h") Duration gap) {

    FrequencySettings {
        if (mails < 0 || window.isNegative() || gap.isNegative()) {
            throw new IllegalArgumentException("postrider.delivery.frequency: nothing may be negative");
        }
    }
}
