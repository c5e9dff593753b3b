package io.postrider.events;

import io.postrider.events.EventFeed.Span;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * How many events of each name there were each day, counted once as they come instead of at every look; a second or two behind.
 *
 * <p>A late event counts for the day it happened on. Numbers stay when the events behind them are kept no longer. They are of events, not
 * of contacts: how many different people acted in a week does not follow from how many did each day.
 */
@Component
public class DailyCounts {

    private static final Logger LOG = LoggerFactory.getLogger(DailyCounts.class);
    private static final int AT_ONCE = 20_000;

    /** Programs that fetch pictures and follow links are no readers. Matches JSON text as both databases write it. */
    private static final String COUNT =
            """
            select name, extract(year from at_home) as y, extract(month from at_home) as m, extract(day from at_home) as d,
                count(*) as events, sum(by_person) as by_people
            from (
                select e.name, e.occurred_at at time zone cast(:zone as varchar) as at_home,
                    case
                        when e.name in ('email.opened', 'email.clicked')
                            then case when cast(e.properties as varchar) like '%"verdict":%"human"%' then 1 else 0 end
                        when e.name = 'email.clicked.corrected'
                            then case when cast(e.properties as varchar) like '%"was":%"human"%' then 1 else 0 end
                        else 1 end as by_person
                from event_log e where
            """
                    + Span.EVENTS + ") told group by name, y, m, d";

    private static final String ADD =
            """
            merge into event_daily d
            using (select cast(? as date) as on_day, cast(? as varchar) as name, cast(? as bigint) as events,
                cast(? as bigint) as by_people) n
            on d.on_day = n.on_day and d.name = n.name
            when matched then update set events = d.events + n.events, by_people = d.by_people + n.by_people
            when not matched then insert (on_day, name, events, by_people) values (n.on_day, n.name, n.events, n.by_people)
            """;

    private final EventFeed feed;
    private final JdbcClient jdbc;
    private final JdbcTemplate batches;
    private final ReportingDays days;

    DailyCounts(EventFeed feed, JdbcClient jdbc, JdbcTemplate batches, ReportingDays days) {
        this.feed = feed;
        this.jdbc = jdbc;
        this.batches = batches;
        this.days = days;
    }

    /** Counts what is new. */
    @Scheduled(fixedDelay = 2_000)
    public void read() {
        try {
            while (feed.sweep("daily-counts", AT_ONCE, this::count) > 0) {
                // There may be more.
            }
        } catch (RuntimeException e) {
            LOG.warn("Events could not be counted by day; the next reading goes on: {}", e.toString());
        }
    }

    private void count(Span span) {
        List<Object[]> counts = jdbc.sql(COUNT)
                .param("zone", days.zone().getId())
                .params(span.params())
                .query((row, number) -> new Object[] {
                    LocalDate.of(row.getInt("y"), row.getInt("m"), row.getInt("d")),
                    row.getString("name"),
                    row.getLong("events"),
                    row.getLong("by_people")
                })
                .list();
        batches.batchUpdate(ADD, counts);
    }

    /**
     * How many of each name on each day from this one on; opens and clicks only by people, as far as is known today.
     *
     * @return for each name, in the given order, one number for each day
     */
    public Map<String, long[]> byPeople(LocalDate from, int number, List<String> names) {
        Map<String, long[]> counts = new LinkedHashMap<>();
        names.forEach(name -> counts.put(name, new long[number]));
        read(
                        from,
                        number,
                        Stream.concat(names.stream(), names.stream().map(name -> name + Corrections.SUFFIX))
                                .toList())
                .forEach(day -> {
                    boolean correction = day.name().endsWith(Corrections.SUFFIX);
                    String name = correction
                            ? day.name().substring(0, day.name().length() - Corrections.SUFFIX.length())
                            : day.name();
                    counts.get(name)[(int) ChronoUnit.DAYS.between(from, day.day())] +=
                            correction ? -day.byPeople() : day.byPeople();
                });
        return counts;
    }

    /** One number. @param byPeople without opens and clicks of programs */
    public record Day(LocalDate day, String name, long events, long byPeople) {}

    /** The numbers of these names, without the days that have none. */
    public List<Day> read(LocalDate from, int number, Collection<String> names) {
        return names.isEmpty()
                ? List.of()
                : jdbc.sql("select on_day, name, events, by_people from event_daily"
                                + " where name in (:names) and on_day >= :from and on_day < :to order by on_day, name")
                        .param("names", names)
                        .param("from", from)
                        .param("to", from.plusDays(number))
                        .query((row, n) -> new Day(
                                row.getObject("on_day", LocalDate.class),
                                row.getString("name"),
                                row.getLong("events"),
                                row.getLong("by_people")))
                        .list();
    }
}
