package io.postrider.integrations.outbound;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Webhooks that tell others. All times are machine time.
 *
 * @param allowPrivate whether addresses of our own network may be called, and plain http; for development only
 * @param timeout how long one call may take to connect, and to answer
 * @param attempts how often one event is told before it is given up; the pauses grow from seconds to a day
 * @param switchOffAfter a webhook that took nothing for so long is switched off, with an alarm
 * @param keep how long is kept what became of each call, and what waits for a webhook that is off
 */
@ConfigurationProperties("postrider.outbound")
record OutboundSettings(
        @DefaultValue("false") boolean allowPrivate,
        @DefaultValue("10s") Duration timeout,
        @DefaultValue("10") int attempts,
        @DefaultValue("5d") Duration switchOffAfter,
        @DefaultValue("30d") Duration keep) {}
