/** Who we may write to: people, their attributes, their consent per purpose with its proof, and who must never be mailed. */
@org.springframework.modulith.ApplicationModule(
        displayName = "Contacts",
        allowedDependencies = {"time", "access"})
package io.postrider.contacts;
