package io.postrider.contacts;

import java.util.List;

/**
 * Brings contacts in by the thousand, under one set of rules, whichever door they come through: a file, another tool, a shop.
 *
 * <p>Told again, nothing changes. A line that cannot be taken is refused as a whole, with its reason, and the others go on. Nothing is
 * logged for each of them and no journey starts, unless asked for. At the end {@link ContactEvents.ContactsImported} tells of all.
 */
public interface ImportRows {

    /** What an import may do to somebody who is here already. */
    enum Update {
        /** What it tells wins; what it does not tell stays. */
        OVERWRITE,
        /** Only what is not known yet is added. */
        FILL,
        /** She stays as she is; only tags, consents and suppressions are added. */
        LEAVE
    }

    /** @param startJourneys whether new consents are news that journeys may start from */
    record Rules(Update update, boolean startJourneys) {}

    /** A line, or part of one, that was not taken. @param column may be null @param reason a sentence without what stood there */
    record Fault(long line, String column, String reason) {}

    /**
     * What became of a chunk; each row is counted once.
     *
     * @param repeated rows about somebody an earlier row of the same import spoke of; the later one wins
     * @param consents consents that moved
     */
    record Taken(long created, long changed, long unchanged, long repeated, long consents, List<Fault> faults) {}

    /** An import to be filled by {@link #take} and ended by {@link #finish}. @param who brought it */
    long begin(String name, String who);

    /** The open import of this name somebody began through another door, or a new one. @param who as of {@link #begin} */
    long goOn(String name, String who);

    /** Takes a chunk of 1 to 50,000 rows in one transaction: all of it is kept, or nothing. */
    Taken take(long importId, List<ImportRow> rows, Rules rules);

    /** Nothing more comes; tells the others. */
    void finish(long importId);
}
