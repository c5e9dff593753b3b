package io.postrider.contacts;

import io.postrider.contacts.Suppression.Wanted;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.util.unit.DataSize;

/**
 * Brings in the addresses another tool must not mail, before the first mail is sent from here.
 *
 * <p>A list of any length is read as it comes, a thousand addresses at a time; what is read is kept even if the rest never
 * arrives. Bringing in the same list again changes nothing.
 */
@Component
public class SuppressionImport {

    private static final int CHUNK = 1_000;
    private static final int LISTED = 100;

    private final SuppressionList list;
    private final SuppressionSettings settings;
    private final Clock clock;

    SuppressionImport(SuppressionList list, SuppressionSettings settings, Clock clock) {
        this.list = list;
        this.settings = settings;
        this.clock = clock;
    }

    /** An address to be suppressed. @param reason may be null @param at may be null: now */
    public record Item(String email, String reason, Instant at) {}

    /** A line that was not taken. @param line its number, from 1 @param reason a sentence without the address */
    public record Refusal(long line, String reason) {}

    /**
     * What became of a list.
     *
     * @param known were suppressed already, or stand in the list twice
     * @param refusals the first hundred of the refused
     */
    public record Imported(long added, long known, long refused, List<Refusal> refusals) {}

    /** The largest list that is read. */
    public DataSize largest() {
        return settings.maxImport();
    }

    /** @throws UnusableSuppressions when there are too many of them, or none */
    public Imported take(List<Item> items) {
        if (items == null || items.isEmpty() || items.size() > settings.maxBatch()) {
            throw UnusableSuppressions.because("suppressions must name 1 to " + settings.maxBatch()
                    + " addresses; send more as text/csv to /api/suppressions/imports.");
        }
        Progress progress = new Progress();
        long number = 0;
        for (Item item : items) {
            number++;
            if (item == null) {
                progress.refuse(number, "It is null.");
            } else {
                Instant at = item.at() == null || item.at().isAfter(clock.instant()) ? clock.instant() : item.at();
                progress.want(number, item.email(), item.reason() == null ? "" : item.reason(), at);
            }
        }
        return progress.done();
    }

    /**
     * Reads a list with the columns email, reason and date, of which the first suffices.
     *
     * @throws UnusableSuppressions when it is longer than it may be; what came before is kept
     */
    public Imported read(InputStream csv) throws IOException {
        CsvLines lines =
                new CsvLines(new LimitedStream(csv, settings.maxImport().toBytes()));
        Progress progress = new Progress();
        SuppressionColumns columns = null;
        for (String line = lines.next(); line != null; line = lines.next()) {
            if (line.isBlank()) {
                continue;
            }
            boolean first = columns == null;
            columns = first ? SuppressionColumns.of(line) : columns;
            if (!(first && columns.header())) {
                take(line, lines.number(), columns, progress);
            }
        }
        return progress.done();
    }

    private void take(String line, long number, SuppressionColumns columns, Progress progress) {
        List<String> fields =
                line.length() > CsvLines.LONGEST ? null : columns.fields(line).orElse(null);
        if (fields == null) {
            progress.refuse(number, "It is too long, or its quotes do not close.");
            return;
        }
        try {
            Instant at = SuppressionDates.parse(columns.field(fields, "date"), clock.instant());
            progress.want(number, columns.field(fields, "email"), columns.field(fields, "reason"), at);
        } catch (DateTimeException e) {
            progress.refuse(number, "Its date is not like 2026-01-31 or 2026-01-31T08:00:00Z.");
        }
    }

    /** What has been read and not yet written, and how it went so far. */
    private final class Progress {

        private final List<Wanted> wanted = new ArrayList<>();
        private final List<Refusal> refusals = new ArrayList<>();
        private long added;
        private long known;
        private long refused;

        void want(long number, String email, String reason, Instant at) {
            try {
                String why = reason.replaceAll("\\p{Cntrl}+", " ").strip();
                String said = why.isEmpty() ? "stood on an imported list" : why;
                wanted.add(new Wanted(EmailAddress.parse(email).key(), SuppressionKind.of(said), said, at));
            } catch (InvalidEmailAddress e) {
                refuse(number, "Its address is missing, or no mail can be sent to it.");
            }
            if (wanted.size() == CHUNK) {
                write();
            }
        }

        void refuse(long number, String reason) {
            refused++;
            if (refusals.size() < LISTED) {
                refusals.add(new Refusal(number, reason));
            }
        }

        Imported done() {
            write();
            return new Imported(added, known, refused, List.copyOf(refusals));
        }

        private void write() {
            int fresh = wanted.isEmpty() ? 0 : list.add(wanted);
            added += fresh;
            known += wanted.size() - fresh;
            wanted.clear();
        }
    }
}
