package io.postrider.events;

import java.time.ZoneId;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * How reports are told.
 *
 * @param reportingZone the time zone in which a day of the reports begins and ends; absent: {@code postrider.time-zone}. What was counted
 *     before a change stays as it was counted
 */
@ConfigurationProperties("postrider")
public record ReportingSettings(ZoneId reportingZone) {}
