/** The pages people look at; may look at everything, nobody looks at it. */
@org.springframework.modulith.ApplicationModule(
        displayName = "Console",
        allowedDependencies = {
            "time",
            "access",
            "contacts",
            "content",
            "events",
            "commerce",
            "segments",
            "integrations",
            "integrations::outbound",
            "integrations::exports",
            "experiments",
            "delivery",
            "delivery::domain",
            "tracking",
            "journeys"
        })
package io.postrider.console;
