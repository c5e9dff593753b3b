/** Who may do what: users, roles, API keys and signed tokens; every door of the server is locked or opened here. */
@org.springframework.modulith.ApplicationModule(
        displayName = "Access",
        allowedDependencies = {"time"})
package io.postrider.access;
