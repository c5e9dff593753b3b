/** Groups of contacts, described by rules and kept up to date as people act and time goes by. */
@org.springframework.modulith.ApplicationModule(
        displayName = "Segments",
        allowedDependencies = {"time", "access", "contacts", "events", "commerce"})
package io.postrider.segments;
