/** The built-in mail server that keeps every mail on this machine until a real one is configured. */
package io.postrider.delivery.catcher;
