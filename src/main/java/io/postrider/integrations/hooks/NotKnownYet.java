package io.postrider.integrations.hooks;

/** It speaks of somebody by a name we have not heard; calls overtake each other, so it is tried again. */
final class NotKnownYet extends RuntimeException {

    NotKnownYet() {
        super("It speaks of somebody the source has not named before");
    }
}
