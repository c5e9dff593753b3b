/** Business time (what journeys and mails live by) apart from machine time (what leases and timeouts live by). */
@org.springframework.modulith.ApplicationModule(
        displayName = "Time",
        allowedDependencies = {})
package io.postrider.time;
