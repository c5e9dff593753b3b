package io.postrider.delivery.policies;

import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * When mail may reach a contact.
 *
 * @param windowStart local time of a contact's day from which mail may reach her
 * @param windowEnd local time of a contact's day until which mail may reach her
 * @param quietDays days of her week on which none does, such as {@code SUNDAY}
 */
@ConfigurationProperties("postrider.delivery")
record SendWindowSettings(
        @DefaultValue("09:00") LocalTime windowStart,
        @DefaultValue("18:00") LocalTime windowEnd,
        @DefaultValue Set<DayOfWeek> quietDays) {

    SendWindowSettings {
        if (!windowStart.isBefore(windowEnd)) {
            throw new IllegalArgumentException("postrider.delivery.window-start must be before window-end, but is "
                    + windowStart + " to " + windowEnd);
        }
        if (quietDays.size() == DayOfWeek.values().length) {
            throw new IllegalArgumentException("postrider.delivery.quiet-days leaves no day on which mail may leave");
        }
    }
}
