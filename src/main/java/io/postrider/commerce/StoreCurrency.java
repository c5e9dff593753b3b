package io.postrider.commerce;

import org.springframework.stereotype.Component;

/** What the shop counts in. */
@Component
public class StoreCurrency {

    private final String code;

    StoreCurrency(CommerceSettings settings) {
        this.code = settings.currency().getCurrencyCode();
    }

    /** ISO 4217. */
    public String code() {
        return code;
    }
}
