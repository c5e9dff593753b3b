package io.postrider.integrations.hooks;

/** A body that is not as its mapping says; trying again is of no use until one of them changes. */
final class DoesNotFit extends RuntimeException {

    /** @param why a sentence that names the path, and nothing of what stands there */
    DoesNotFit(String why) {
        super(why);
    }
}
