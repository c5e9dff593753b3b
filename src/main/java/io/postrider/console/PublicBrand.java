package io.postrider.console;

import io.postrider.content.Brand;
import org.springframework.stereotype.Component;

/** The shop's name as its own people know it, for the head of every public page; templates ask {@code @publicBrand}. */
@Component("publicBrand")
class PublicBrand {

    private final Brand brand;

    PublicBrand(Brand brand) {
        this.brand = brand;
    }

    public String name() {
        return brand.name();
    }
}
