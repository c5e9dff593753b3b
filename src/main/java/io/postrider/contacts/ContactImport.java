package io.postrider.contacts;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;

/**
 * A file of contacts on its way in, and how it went.
 *
 * @param encoding as people call it; null when no file brought it
 * @param separator one character
 * @param columns the names in its first line
 * @param mapping what they mean; before somebody says so, what they seem to mean
 * @param percent of the file that has been read in this pass
 * @param checked what the last dry run found; null before
 * @param error why it stopped; null while nothing is wrong
 * @param undoUntil until when it can be taken back; null when it cannot
 */
@Schema(name = "ContactImport")
public record ContactImport(
        long id,
        String name,
        String broughtBy,
        State state,
        String encoding,
        String separator,
        List<String> columns,
        ImportMapping mapping,
        int percent,
        Counts counts,
        Counts checked,
        String error,
        Instant startedAt,
        Instant finishedAt,
        Instant undoUntil) {

    /** Where an import is on its way. */
    @Schema(name = "ImportState")
    public enum State {
        /** Its mapping may be changed; nothing is read. */
        DRAFT,
        /** A dry run reads it and writes nothing. */
        CHECKING,
        RUNNING,
        DONE,
        /** What it brought stays; the rest is not read any more. */
        CANCELLED,
        /** It is being taken back. */
        UNDOING,
        UNDONE,
        FAILED
    }

    /**
     * What became of its rows; each is counted once.
     *
     * @param repeated about somebody an earlier row of the same file spoke of; the later one wins
     * @param consents consents that moved
     * @param suppressed rows that say she must never be mailed
     * @param undone contacts that are again as they were, or gone
     * @param kept contacts an undo left, because something happened to them since
     */
    @Schema(name = "ImportCounts")
    public record Counts(
            long rows,
            long created,
            long changed,
            long unchanged,
            long repeated,
            long refused,
            long consents,
            long suppressed,
            long undone,
            long kept) {

        public static final Counts NONE = new Counts(0, 0, 0, 0, 0, 0, 0, 0, 0, 0);

        public Counts plus(Counts more) {
            return new Counts(
                    rows + more.rows,
                    created + more.created,
                    changed + more.changed,
                    unchanged + more.unchanged,
                    repeated + more.repeated,
                    refused + more.refused,
                    consents + more.consents,
                    suppressed + more.suppressed,
                    undone + more.undone,
                    kept + more.kept);
        }
    }
}
