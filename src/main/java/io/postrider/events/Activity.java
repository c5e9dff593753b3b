package io.postrider.events;

import io.postrider.time.Timestamps;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What happens in the whole installation: numbers for the dashboard, and the events behind them. */
@Component
public class Activity {

    /**
     * Which events are meant; null means any.
     *
     * @param name such as {@code email.sent}
     * @param journey key of the journey that caused them
     * @param step id of the step that caused them
     */
    public record Filter(String name, String journey, String step) {}

    /** Programs that fetch pictures and follow links are no readers. Matches JSON text as both databases write it. */
    private static final String BY_PERSON = "%\"verdict\":%\"human\"%";

    private static final String WAS_BY_PERSON = "%\"was\":%\"human\"%";

    private final JdbcClient jdbc;
    private final EventRows rows;

    Activity(JdbcClient jdbc, EventRows rows) {
        this.jdbc = jdbc;
        this.rows = rows;
    }

    /**
     * How many events of each name happened on each of the days (of 24 hours) that begin with this instant.
     *
     * <p>Opens and clicks count only when they were a person's, as far as is known today.
     */
    public Map<String, long[]> daily(Instant from, int days, List<String> names) {
        Map<String, long[]> counts = new LinkedHashMap<>();
        names.forEach(name -> counts.put(name, new long[days]));
        jdbc.sql(
                        """
                        select name, cast(floor((extract(epoch from occurred_at) - :start) / 86400) as integer) as on_day,
                            count(*) as events
                        from event_log
                        where occurred_at >= :from and occurred_at < :to and name in (:names)
                          and (name not in ('email.opened', 'email.clicked') or cast(properties as varchar) like :person)
                          and (name <> 'email.clicked.corrected' or cast(properties as varchar) like :wasPerson)
                        group by name, on_day
                        """)
                .param("start", from.getEpochSecond())
                .param("from", Timestamps.of(from))
                .param("to", Timestamps.of(from.plus(Duration.ofDays(days))))
                .param("names", withCorrections(names))
                .param("person", BY_PERSON)
                .param("wasPerson", WAS_BY_PERSON)
                .query(row -> {
                    String name = row.getString("name");
                    boolean correction = name.endsWith(Corrections.SUFFIX);
                    String counted = correction ? name.substring(0, name.length() - Corrections.SUFFIX.length()) : name;
                    counts.get(counted)[row.getInt("on_day")] +=
                            correction ? -row.getLong("events") : row.getLong("events");
                });
        return counts;
    }

    private static List<String> withCorrections(List<String> names) {
        return Stream.concat(names.stream(), names.stream().map(name -> name + Corrections.SUFFIX))
                .toList();
    }

    /** Newest first, older than the given id (null: from the newest). */
    public List<LoggedEvent> recent(Filter filter, Long before, int limit) {
        return jdbc.sql(
                        """
                        select * from event_log
                        where id < :before
                          and (name = :name or cast(:name as varchar) is null)
                          and (journey = :journey or cast(:journey as varchar) is null)
                          and (step = :step or cast(:step as varchar) is null)
                        order by id desc fetch first :limit rows only
                        """)
                .param("before", before == null ? Long.MAX_VALUE : before)
                .param("name", filter.name())
                .param("journey", filter.journey())
                .param("step", filter.step())
                .param("limit", limit)
                .query(rows)
                .list();
    }
}
