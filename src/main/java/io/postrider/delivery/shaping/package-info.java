/** How gently each mailbox provider wants to be sent to, and what it has said about it lately. */
package io.postrider.delivery.shaping;
