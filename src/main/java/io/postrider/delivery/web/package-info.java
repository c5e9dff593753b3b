/** Sending over HTTP: the outbox, tests of templates, what is stopped, how providers take our mail, what came back, and our own domains. */
package io.postrider.delivery.web;
