/** The world outside: shops, other email tools, CRM, ad audiences and webhooks, in and out. */
@org.springframework.modulith.ApplicationModule(
        displayName = "Integrations",
        allowedDependencies = {"time", "access", "contacts", "events", "events::spi", "commerce", "segments"})
package io.postrider.integrations;
