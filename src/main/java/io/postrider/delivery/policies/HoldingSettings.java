package io.postrider.delivery.policies;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How long mail may be held.
 *
 * @param staleAfter business time after which a mail that needs consent is no longer worth reading: it is not held any longer
 */
@ConfigurationProperties("postrider.delivery")
record HoldingSettings(@DefaultValue("7d") Duration staleAfter) {}
