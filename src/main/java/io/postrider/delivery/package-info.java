/** The outbox: from the intention to write to someone to SMTP, with a reason for every mail sent, held or skipped. */
@org.springframework.modulith.ApplicationModule(
        displayName = "Delivery",
        allowedDependencies = {"time", "access", "contacts", "content", "events"})
package io.postrider.delivery;
