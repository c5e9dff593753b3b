package io.postrider.commerce;

import io.postrider.contacts.PlainValues;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Currency;
import java.util.Locale;

/** What may be told of a product, and how it is added to what is known. */
final class ProductRules {

    private static final int LONGEST_ID = 100;
    private static final int LONGEST_NAME = 300;
    private static final int LONGEST_URL = 2_000;
    private static final long LARGEST = 1_000_000_000_000L;

    private ProductRules() {}

    /** @throws InvalidProduct naming the field */
    static ProductUpdate checked(ProductUpdate told) {
        String id = told.productId();
        if (id == null || id.isBlank() || id.length() > LONGEST_ID || PlainValues.hasControls(id)) {
            throw new InvalidProduct("productId must be 1 to " + LONGEST_ID + " characters.");
        }
        text(id, "name", told.name(), LONGEST_NAME);
        text(id, "category", told.category(), LONGEST_NAME);
        text(id, "imageUrl", told.imageUrl(), LONGEST_URL);
        text(id, "url", told.url(), LONGEST_URL);
        whole(id, "priceMinor", told.priceMinor());
        whole(id, "stock", told.stock());
        if ((told.priceMinor() == null) != (told.currency() == null)) {
            throw fault(id, "priceMinor and currency", "go together");
        }
        if (told.currency() != null) {
            try {
                Currency.getInstance(told.currency());
            } catch (IllegalArgumentException e) {
                throw fault(id, "currency", "must be one of ISO 4217");
            }
        }
        return told;
    }

    static Product after(Product before, ProductUpdate told, Instant at) {
        boolean fresh = before == null;
        return new Product(
                told.productId(),
                told.name() == null && !fresh ? before.name() : told.name(),
                told.category() == null && !fresh ? before.category() : told.category(),
                told.priceMinor() == null && !fresh ? before.priceMinor() : told.priceMinor(),
                told.currency() == null && !fresh
                        ? before.currency()
                        : told.currency() == null ? null : told.currency().toUpperCase(Locale.ROOT),
                told.stock() == null && !fresh ? before.stock() : told.stock(),
                told.imageUrl() == null && !fresh ? before.imageUrl() : told.imageUrl(),
                told.url() == null && !fresh ? before.url() : told.url(),
                told.active() == null ? fresh || before.active() : told.active(),
                at.truncatedTo(ChronoUnit.MICROS),
                null);
    }

    private static void text(String id, String field, String value, int longest) {
        if (value != null && (value.length() > longest || PlainValues.hasControls(value))) {
            throw fault(id, field, "must be at most " + longest + " characters without control characters");
        }
    }

    private static void whole(String id, String field, Long value) {
        if (value != null && (value < 0 || value > LARGEST)) {
            throw fault(id, field, "must be 0 to " + LARGEST);
        }
    }

    private static InvalidProduct fault(String id, String field, String what) {
        return new InvalidProduct("Product '" + id + "': " + field + " " + what + ".");
    }
}
