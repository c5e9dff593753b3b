package io.postrider.delivery;

/** Somebody began the same run anew while this one was under way: the newer one goes on, this one ends without harm. */
public class BulkTakenOver extends RuntimeException {

    BulkTakenOver(String key) {
        super("The run " + key + " was begun again elsewhere, and goes on there");
    }
}
