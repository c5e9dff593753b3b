package io.postrider.integrations.shops;

/** What a shop is asked for, in the order in which it is: products before the orders that name them, customers before what they bought. */
enum Shelf {
    PRODUCTS,
    CUSTOMERS,
    ORDERS;

    /** Null after the last. */
    Shelf next() {
        return ordinal() + 1 < values().length ? values()[ordinal() + 1] : null;
    }
}
