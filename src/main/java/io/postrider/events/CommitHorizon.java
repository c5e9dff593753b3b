package io.postrider.events;

/**
 * How far the log may be read without ever skipping a row that is committed late.
 *
 * <p>A transaction may take a low id and commit after a higher one was read; whoever remembers only the highest id never sees
 * it. So readers stop where the oldest open transaction might still write.
 */
interface CommitHorizon {

    /** The SQL condition on {@code event_log e} for rows before the horizon; may use {@code :horizon}. */
    String condition();

    /** The value of {@code :horizon}, taken before the rows are read. */
    long now();

    /** A mark below which every transaction has ended, so that whoever looks from now on sees all of theirs. */
    long mark();

    /** The SQL condition on {@code event_log e} for rows that a look at {@code :mark} may have missed. */
    String unseen();
}
