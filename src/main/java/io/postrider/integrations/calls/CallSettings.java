package io.postrider.integrations.calls;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Asking shops, CRMs and other tools. All times are machine time.
 *
 * @param allowPrivate whether addresses of our own network may be asked, and plain http; for a shop that runs beside Postrider
 * @param timeout how long one call may take to connect, and to go on answering
 * @param longestAnswer more than this is not read; the call counts as failed
 */
@ConfigurationProperties("postrider.calls")
record CallSettings(
        @DefaultValue("false") boolean allowPrivate,
        @DefaultValue("30s") Duration timeout,
        @DefaultValue("16MB") DataSize longestAnswer) {}
