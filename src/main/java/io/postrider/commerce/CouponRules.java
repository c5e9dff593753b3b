package io.postrider.commerce;

import io.postrider.commerce.CouponPool.Kind;
import io.postrider.contacts.PlainValues;
import java.util.regex.Pattern;
import org.springframework.http.HttpStatus;

/** What makes a pool one that codes can come from. */
final class CouponRules {

    private static final Pattern KEY = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");

    private CouponRules() {}

    /** @throws InvalidCoupons with a sentence */
    static void check(CouponPool pool) {
        if (pool.pool().length() > 60 || !KEY.matcher(pool.pool()).matches()) {
            throw invalid("The key of a pool is 1 to 60 small letters, digits and single hyphens.");
        }
        if (pool.name() == null
                || pool.name().isBlank()
                || pool.name().length() > 100
                || PlainValues.hasControls(pool.name())) {
            throw invalid("name must be 1 to 100 characters without control characters.");
        }
        if (pool.kind() == null) {
            throw invalid("kind must be IMPORTED, GENERATED or SHOP.");
        }
        if (!pool.prefix().matches("[A-Za-z0-9_-]{0,20}") || pool.codeLength() < 6 || pool.codeLength() > 40) {
            throw invalid("prefix is at most 20 letters, digits, _ and -; codeLength is 6 to 40.");
        }
        if (pool.onDemand() && pool.kind() != Kind.GENERATED) {
            throw invalid("Only generated codes can be made on demand.");
        }
        if (pool.alertBelow() < 0 || pool.validDays() != null && (pool.validDays() < 1 || pool.validDays() > 3_660)) {
            throw invalid("alertBelow is 0 or more; validDays is 1 to 3660.");
        }
    }

    static InvalidCoupons invalid(String why) {
        return new InvalidCoupons(HttpStatus.UNPROCESSABLE_ENTITY, why);
    }
}
