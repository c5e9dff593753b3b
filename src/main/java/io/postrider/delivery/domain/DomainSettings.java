package io.postrider.delivery.domain;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How a sending domain is checked.
 *
 * @param checkPatience how long all questions to DNS for one check may take together
 */
@ConfigurationProperties("postrider.sending-domain")
record DomainSettings(@DefaultValue("15s") Duration checkPatience) {}
