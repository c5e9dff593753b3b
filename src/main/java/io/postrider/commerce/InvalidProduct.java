package io.postrider.commerce;

import io.postrider.access.Problem;
import org.springframework.http.HttpStatus;

/** Something told of a product that cannot be kept. */
public class InvalidProduct extends Problem {

    InvalidProduct(String detail) {
        super(HttpStatus.UNPROCESSABLE_ENTITY, "invalid-product", detail);
    }
}
