/** What mail providers report over HTTP about mails they were given: proven genuine, kept, and digested later. */
package io.postrider.delivery.webhooks;
