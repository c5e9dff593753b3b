/** What mailbox providers think of us, told by numbers: how much they took, how often people complained, and what follows. */
package io.postrider.delivery.reputation;
