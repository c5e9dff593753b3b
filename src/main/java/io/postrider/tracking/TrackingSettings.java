package io.postrider.tracking;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What comes back from mails.
 *
 * @param queue opens and clicks that may wait in memory to be logged; more are counted as lost
 * @param batch opens and clicks that are logged in one transaction
 */
@ConfigurationProperties("postrider.tracking")
record TrackingSettings(@DefaultValue("50000") int queue, @DefaultValue("1000") int batch) {}
