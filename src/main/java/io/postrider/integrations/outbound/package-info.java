/** Tells other systems what happened: signed, patient, and never into our own network. */
package io.postrider.integrations.outbound;
