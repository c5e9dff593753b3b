package io.postrider.journeys.engine;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How this node drives waiting contacts on.
 *
 * @param threads how many contacts are moved on at the same time
 * @param batch how many due jobs are taken from the database at once
 * @param lockTime machine time after which another node may take over what this one has taken
 * @param retries machine time between the attempts of a failing step, separated by commas; then it becomes an incident
 */
@ConfigurationProperties("postrider.engine")
record EngineSettings(
        @DefaultValue("2") int threads,
        @DefaultValue("50") int batch,
        @DefaultValue("5m") Duration lockTime,
        @DefaultValue("PT10S,PT1M,PT10M") String retries) {

    EngineSettings {
        if (threads < 1 || batch < 1) {
            throw new IllegalArgumentException("postrider.engine.threads and .batch must be at least 1");
        }
    }
}
