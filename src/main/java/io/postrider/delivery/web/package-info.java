/** Sending over HTTP: the outbox and what became of its mails, tests of templates, what is stopped, and how providers take our mail. */
package io.postrider.delivery.web;
