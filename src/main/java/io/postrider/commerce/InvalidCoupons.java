package io.postrider.commerce;

import io.postrider.access.Problem;
import org.springframework.http.HttpStatus;

/** A coupon pool, or codes for one, that cannot be kept. */
public class InvalidCoupons extends Problem {

    InvalidCoupons(HttpStatus status, String detail) {
        super(status, "invalid-coupons", detail);
    }
}
