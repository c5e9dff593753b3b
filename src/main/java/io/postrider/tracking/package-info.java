/** What comes back from a mail: opens, clicks and unsubscribes. */
@org.springframework.modulith.ApplicationModule(
        displayName = "Tracking",
        allowedDependencies = {"time", "access", "contacts", "events", "delivery", "delivery::spi"})
package io.postrider.tracking;
