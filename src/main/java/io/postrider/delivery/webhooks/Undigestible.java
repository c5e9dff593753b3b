package io.postrider.delivery.webhooks;

/** An event that is not as its provider's documents say; trying again is of no use. */
final class Undigestible extends RuntimeException {

    /** @param why a sentence without anything of the event's content */
    Undigestible(String why) {
        super(why);
    }
}
