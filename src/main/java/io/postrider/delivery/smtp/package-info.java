/** The last stretch: a finished mail, one connection to a mail server, and what the server said. Knows nothing of outbox or contacts. */
package io.postrider.delivery.smtp;
