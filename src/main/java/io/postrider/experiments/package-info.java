/** Which variant a contact gets: the same person, the same variant, on every server and after every restart. */
@org.springframework.modulith.ApplicationModule(
        displayName = "Experiments",
        allowedDependencies = {"time", "access", "contacts", "events"})
package io.postrider.experiments;
