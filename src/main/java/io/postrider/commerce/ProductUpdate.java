package io.postrider.commerce;

import java.time.Instant;

/** What the shop says of a product; null leaves what is known. @param updatedAt when it said so; null: now. An older word changes nothing */
public record ProductUpdate(
        String productId,
        String name,
        String category,
        Long priceMinor,
        String currency,
        Long stock,
        String imageUrl,
        String url,
        Boolean active,
        Instant updatedAt) {}
