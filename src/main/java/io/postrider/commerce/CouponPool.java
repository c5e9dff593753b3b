package io.postrider.commerce;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;

/**
 * Codes of one kind, such as "10 % for new customers".
 *
 * @param pool its key
 * @param prefix what generated codes begin with
 * @param codeLength letters and digits behind the prefix
 * @param onDemand whether a code is made when one is wanted; such a pool is never empty
 * @param alertBelow fewer left than this is an alarm
 * @param validDays how long a code is good from the day it is given; null: as long as the pool
 * @param expiresAt when all codes end; null: never
 */
public record CouponPool(
        String pool,
        String name,
        Kind kind,
        String prefix,
        int codeLength,
        boolean onDemand,
        int alertBelow,
        Integer validDays,
        Instant expiresAt) {

    /** Where codes come from. */
    @Schema(name = "CouponPoolKind")
    public enum Kind {
        /** A list from the shop. */
        IMPORTED,
        /** Made here; the shop has to know the rule. */
        GENERATED,
        /** Made in the shop. */
        SHOP
    }
}
