package io.postrider.tracking.site;

import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The shop's own pages.
 *
 * @param hosts hosts of pages with the snippet, such as {@code www.teahouse.example}: links in mails that lead there tell the
 *     snippet who came; empty: nobody is recognised
 * @param passFor business time for which her browser is recognised after she followed a link
 * @param requestsPerMinute requests of the snippet accepted per network address and minute of machine time
 */
@ConfigurationProperties("postrider.site")
record SiteSettings(
        @DefaultValue({}) List<String> hosts,
        @DefaultValue("30d") Duration passFor,
        @DefaultValue("120") int requestsPerMinute) {}
