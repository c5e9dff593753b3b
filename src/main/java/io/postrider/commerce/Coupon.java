package io.postrider.commerce;

import java.time.Instant;

/** A code given to somebody. @param expiresAt null: it does not end */
public record Coupon(String pool, String code, Instant expiresAt) {}
