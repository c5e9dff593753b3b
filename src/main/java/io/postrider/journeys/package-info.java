/** BPMN meets Java: who enters a journey, what each drawn step does, and when she goes on; the only module that knows the engine. */
@org.springframework.modulith.ApplicationModule(
        displayName = "Journeys",
        allowedDependencies = {
            "time",
            "access",
            "contacts",
            "content",
            "events",
            "commerce",
            "segments",
            "experiments",
            "delivery",
            "delivery::spi"
        })
package io.postrider.journeys;
