/** The outbox over HTTP: what waits, what became of a mail, and tests of templates. */
package io.postrider.delivery.web;
