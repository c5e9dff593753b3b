/** What a contact did and what was done for her, in one append-only log with durable readers. */
@org.springframework.modulith.ApplicationModule(
        displayName = "Events",
        allowedDependencies = {"time", "access", "contacts"})
package io.postrider.events;
