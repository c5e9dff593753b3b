/** What other modules may plug into the way of a mail: reasons not to send it, and what is added to it. */
@org.springframework.modulith.NamedInterface("spi")
package io.postrider.delivery.spi;
