package io.postrider.delivery.dns;

import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How we ask DNS.
 *
 * @param enabled false: DNS is never asked, and whatever depends on it says that it does not know
 * @param servers name servers as {@code address} or {@code address:port}, separated by commas; empty: those of this machine
 * @param timeout longest time for one question, with its repetition and its aliases
 */
@ConfigurationProperties("postrider.dns")
record DnsSettings(
        @DefaultValue("true") boolean enabled,
        @DefaultValue List<String> servers,
        @DefaultValue("4s") Duration timeout) {}
