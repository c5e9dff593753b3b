/** Tells other systems what happened: signed, patient, and never into our own network. */
@org.springframework.modulith.NamedInterface("outbound")
package io.postrider.integrations.outbound;
