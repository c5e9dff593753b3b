package io.postrider.events;

import io.postrider.contacts.PlainValues;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

/**
 * An event the way the log's columns hold it.
 *
 * @param hash of its key; null when the key was made up for it, so that nobody else can ever have it
 */
record LogRow(
        String key,
        UUID hash,
        String name,
        UUID contact,
        Instant at,
        String properties,
        String journey,
        int version,
        String step,
        String enrolment,
        String reason,
        boolean history) {

    private static final int LONGEST_REASON = 1_000;

    static LogRow of(NewEvent event, String properties) {
        Origin origin = event.origin() == null ? Origin.NONE : event.origin();
        return new LogRow(
                event.key() == null ? UUID.randomUUID().toString() : event.key(),
                event.key() == null ? null : EventKeys.hash(event.key()),
                event.name(),
                event.contact().value(),
                event.occurredAt().truncatedTo(ChronoUnit.MICROS),
                properties,
                origin.journey(),
                origin.version(),
                origin.step(),
                origin.enrolment(),
                reason(event.reason()),
                event.history());
    }

    /** Reasons may quote other people's servers: whatever cannot be kept is left out. */
    private static String reason(String reason) {
        if (reason == null) {
            return null;
        }
        String kept = PlainValues.unstorable(reason) ? reason.replaceAll("[\\x00\\p{Cs}]", "") : reason;
        return kept.length() <= LONGEST_REASON ? kept : kept.substring(0, LONGEST_REASON);
    }
}
