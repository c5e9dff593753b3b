package io.postrider.commerce;

import java.time.Duration;
import java.util.Currency;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The shop.
 *
 * @param currency what the shop counts in (ISO 4217): sums about a contact are made of orders in it; orders in others are kept apart
 * @param affinityHalfLife business time after which what somebody looked at or bought says half as much about what she likes
 * @param maxLines lines of one order or cart
 */
@ConfigurationProperties("postrider.commerce")
record CommerceSettings(
        @DefaultValue("EUR") Currency currency,
        @DefaultValue("60d") Duration affinityHalfLife,
        @DefaultValue("500") int maxLines) {}
