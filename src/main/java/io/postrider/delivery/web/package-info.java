/** Sending over HTTP: what is stopped, who warms up, and how providers take our mail. */
package io.postrider.delivery.web;
