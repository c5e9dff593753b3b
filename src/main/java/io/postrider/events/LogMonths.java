package io.postrider.events;

import java.time.Instant;
import java.util.Collection;

/** The monthly parts of the log, where the database has any. */
interface LogMonths {

    /** Makes what is missing for the months around this moment. */
    void prepare(Instant now);

    /**
     * Drops the months that end before this, unless a reader has not read them.
     *
     * @param names of all events there are; those that are kept longer are moved out of the month first
     */
    void drop(Instant before, Keeping keeping, Collection<String> names);

    /** A log in one piece. */
    LogMonths NONE = new LogMonths() {
        @Override
        public void prepare(Instant now) {
            // Nothing to prepare.
        }

        @Override
        public void drop(Instant before, Keeping keeping, Collection<String> names) {
            // Rows are deleted one by one.
        }
    };
}
