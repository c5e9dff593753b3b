/** Questions in mails: one link for each answer, a page that asks, and what she says becomes part of what we know of her. */
package io.postrider.tracking.answers;
