/** Sending over HTTP: the outbox, tests of templates, what is stopped, how providers take our mail, what they report and what came back. */
package io.postrider.delivery.web;
