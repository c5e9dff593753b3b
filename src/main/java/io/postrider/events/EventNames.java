package io.postrider.events;

import io.postrider.events.EventSchemaTable.Row;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** The kinds of events that come: since when, how many, with which properties, and whether one has stopped coming. */
@Component
public class EventNames {

    private static final int WEEK = 7;

    /** Looked at for what has stopped: a week, and the two days after it. */
    private static final int WATCHED = WEEK + 2;

    /** Days of that week on which something that comes regularly came. */
    private static final int REGULAR = 5;

    private static final int MONTH = 30;

    private final EventSchemaTable table;
    private final DailyCounts counts;
    private final ReportingDays days;

    EventNames(EventSchemaTable table, DailyCounts counts, ReportingDays days) {
        this.table = table;
        this.counts = counts;
        this.days = days;
    }

    /**
     * Events of one name.
     *
     * @param today so far
     * @param week today and the six days before
     * @param stopped came on most days of a week and then neither yesterday nor today: perhaps somebody's connection broke
     */
    public record EventName(String name, Instant firstSeen, Instant lastSeen, long today, long week, boolean stopped) {}

    /** A property. @param path such as {@code lines[].quantity} @param kinds such as text and number */
    public record Property(String path, List<String> kinds, Instant firstSeen, Instant lastSeen) {}

    /** One name in detail. @param days the last thirty that had any, oldest first */
    public record Detail(EventName event, List<Property> properties, List<DailyCounts.Day> days) {}

    /** By name, after the given one. */
    public List<EventName> page(String after, int limit) {
        List<Row> rows = table.names(after == null ? "" : after, limit);
        Map<String, List<DailyCounts.Day>> told =
                days(WATCHED, rows.stream().map(Row::name).toList());
        return rows.stream()
                .map(row -> event(row, told.getOrDefault(row.name(), List.of())))
                .toList();
    }

    public Optional<Detail> find(String name) {
        List<Row> rows = table.rows(name);
        List<DailyCounts.Day> month = days(MONTH, List.of(name)).getOrDefault(name, List.of());
        return rows.stream()
                .filter(row -> row.path().isEmpty())
                .findFirst()
                .map(row -> new Detail(event(row, month), properties(rows), month));
    }

    private Map<String, List<DailyCounts.Day>> days(int number, List<String> names) {
        return counts.read(days.today().minusDays(number - 1L), number, names).stream()
                .collect(Collectors.groupingBy(DailyCounts.Day::name));
    }

    private EventName event(Row row, List<DailyCounts.Day> told) {
        LocalDate today = days.today();
        long week = sum(told, today.minusDays(WEEK - 1), today);
        long daysBefore = told.stream()
                .filter(it -> within(it, today.minusDays(WATCHED - 1), today.minusDays(2)))
                .count();
        boolean silent = sum(told, today.minusDays(1), today) == 0;
        return new EventName(
                row.name(),
                row.firstSeen(),
                row.lastSeen(),
                sum(told, today, today),
                week,
                silent && daysBefore >= REGULAR);
    }

    private static long sum(List<DailyCounts.Day> told, LocalDate from, LocalDate to) {
        return told.stream()
                .filter(it -> within(it, from, to))
                .mapToLong(DailyCounts.Day::events)
                .sum();
    }

    private static boolean within(DailyCounts.Day day, LocalDate from, LocalDate to) {
        return !day.day().isBefore(from) && !day.day().isAfter(to);
    }

    private static List<Property> properties(List<Row> rows) {
        return rows.stream()
                .filter(row -> !row.path().isEmpty())
                .map(row -> new Property(
                        row.path(),
                        row.kinds().stream()
                                .map(kind -> kind.name().toLowerCase(Locale.ROOT))
                                .toList(),
                        row.firstSeen(),
                        row.lastSeen()))
                .toList();
    }
}
