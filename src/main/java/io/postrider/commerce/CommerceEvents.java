package io.postrider.commerce;

import java.util.Set;

/** Everything this module tells the others, published inside the transaction that makes it true. */
public final class CommerceEvents {

    private CommerceEvents() {}

    /** What can be different about a product. */
    public enum Change {
        CHEAPER,
        DEARER,
        BACK_IN_STOCK,
        OUT_OF_STOCK
    }

    /** A product is not as it was. */
    public record ProductChanged(String productId, Set<Change> changes) {}
}
