/** The door webhooks come in by, and what is told of them to programs. */
package io.postrider.integrations.hooks.web;
