package io.postrider.integrations.exports;

import java.time.Instant;
import java.time.LocalDate;

/**
 * One export and what became of it. Times are business time.
 *
 * @param night the night it was due for; null when somebody asked for it
 * @param everything all over again, and not only what was new
 * @param store where it went; null while it waits
 * @param contacts how many are told as they are now
 * @param gone how many are told to be erased or merged
 * @param results how many of the events are about mails
 * @param error why it failed, or has not ended yet; null when all is well
 */
public record ExportRun(
        long id,
        State state,
        LocalDate night,
        String askedBy,
        boolean everything,
        String store,
        Instant askedAt,
        Instant startedAt,
        Instant finishedAt,
        long contacts,
        long gone,
        long events,
        long results,
        String error) {

    /** How far an export is. */
    public enum State {
        WAITING,
        RUNNING,
        /** All files are in the store but the manifest that makes them count. */
        CLOSING,
        DONE,
        FAILED
    }
}
