/** The delivery module over HTTP: where mail providers report, and where operators look at what they reported. */
package io.postrider.delivery.web;
