/** All reasons why a mail has to wait or must not leave, each a class of its own, asked in the order of their numbers. */
package io.postrider.delivery.policies;
