/** What other modules may say about the events that apps tell of, before they are logged. */
@org.springframework.modulith.NamedInterface("spi")
package io.postrider.events.spi;
