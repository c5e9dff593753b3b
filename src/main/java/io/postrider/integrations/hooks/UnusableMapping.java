package io.postrider.integrations.hooks;

/** A mapping file that cannot be used, and why. */
final class UnusableMapping extends RuntimeException {

    /** @param where the path in the file, such as {@code topics.order.event.name} */
    UnusableMapping(String where, String why) {
        super(where + " " + why + ".");
    }
}
