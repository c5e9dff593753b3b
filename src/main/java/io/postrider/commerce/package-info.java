/** Products, carts, orders, reviews and coupons, kept up to date from what the shop tells. */
@org.springframework.modulith.ApplicationModule(
        displayName = "Commerce",
        allowedDependencies = {"time", "access", "contacts", "events", "events::spi"})
package io.postrider.commerce;
