package io.postrider.integrations.connections;

import java.time.Duration;
import java.util.Optional;

/**
 * Something that is done with a connection page by page, such as fetching its orders: it may be broken off after any page and goes on
 * with the next.
 */
public interface Task {

    /** Lower-case with hyphens, such as {@code orders-back-fill}. */
    String name();

    /** For people, such as {@code Two years of orders}. */
    String title();

    /** The time from the end of one run to the beginning of the next; empty: it is done once, when connected. */
    Optional<Duration> every();

    /**
     * Asks for the next page, outside of any transaction.
     *
     * @param place where the page begins, as the one before said; null: a run begins
     * @param mark what the last finished run left; null: there was none
     * @throws Refused when it is of no use to try again before somebody has mended something
     * @throws Later when the other side asks for a pause
     * @throws io.postrider.integrations.calls.NoAnswer when it does not answer
     */
    Page next(Reach reach, String place, String mark);

    /**
     * What one page brought.
     *
     * @param place where the next begins; null: the run is over
     * @param mark to be left for the next run when this one is over; null: the one before stays
     * @param write keeps what came, in one transaction with the place; told again, it changes nothing
     */
    record Page(String place, String mark, Writing write) {}

    /** Keeps a page. */
    interface Writing {

        Counts write();
    }

    /** How much of a page was taken, and how much could not be. */
    record Counts(int done, int refused) {}
}
