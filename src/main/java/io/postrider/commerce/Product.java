package io.postrider.commerce;

import java.time.Instant;

/**
 * Something the shop sells.
 *
 * @param priceMinor in minor units of the currency; null when the shop does not say
 * @param stock null: the shop does not count it
 * @param lowestMinor the lowest price of the last 30 days (Directive 98/6/EC, art. 6a); null without a price
 */
public record Product(
        String productId,
        String name,
        String category,
        Long priceMinor,
        String currency,
        Long stock,
        String imageUrl,
        String url,
        boolean active,
        Instant updatedAt,
        Long lowestMinor) {}
