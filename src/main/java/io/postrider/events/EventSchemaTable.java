package io.postrider.events;

import io.postrider.events.SeenShape.Kind;
import io.postrider.time.Timestamps;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Keeps which kinds of events there are and what they carry. */
@Component
class EventSchemaTable {

    private static final int MOST_NAMES = 2_000;
    private static final int MOST_PATHS = 500;

    private static final String PUT =
            """
            merge into event_schema s
            using (select cast(? as varchar) as name, cast(? as varchar) as path, cast(? as varchar) as kinds,
                cast(? as timestamp(6) with time zone) as seen) n
            on s.name = n.name and s.path = n.path
            when matched then update set kinds = n.kinds, last_seen = n.seen
            when not matched then insert (name, path, kinds, first_seen, last_seen)
                values (n.name, n.path, n.kinds, n.seen, n.seen)
            """;

    private final JdbcClient jdbc;
    private final JdbcTemplate batches;

    EventSchemaTable(JdbcClient jdbc, JdbcTemplate batches) {
        this.jdbc = jdbc;
        this.batches = batches;
    }

    /** One path of events of a name. */
    record Row(String name, String path, Set<Kind> kinds, Instant firstSeen, Instant lastSeen) {}

    /** Adds to what was seen before; beyond bounds no person reads, nothing new is noted. */
    @Transactional
    public void add(String name, Map<String, Set<Kind>> paths, Instant now) {
        Map<String, Set<Kind>> known = new HashMap<>();
        rows(name).forEach(row -> known.put(row.path(), row.kinds()));
        if (known.isEmpty() && names() >= MOST_NAMES) {
            return;
        }
        List<Object[]> puts = new ArrayList<>();
        // In the order of paths, so that two nodes wait for each other and never in a circle.
        new TreeMap<>(paths).forEach((path, kinds) -> {
            if (known.containsKey(path) || known.size() + puts.size() < MOST_PATHS) {
                Set<Kind> all = EnumSet.copyOf(kinds);
                all.addAll(known.getOrDefault(path, Set.of()));
                puts.add(new Object[] {name, path, text(all), Timestamps.of(now)});
            }
        });
        batches.batchUpdate(PUT, puts);
    }

    List<Row> rows(String name) {
        return jdbc.sql("select * from event_schema where name = ? order by path")
                .param(name)
                .query(EventSchemaTable::row)
                .list();
    }

    /** The events themselves, by name. */
    List<Row> names(String after, int limit) {
        return jdbc.sql("select * from event_schema where path = '' and name > ? order by name"
                        + " fetch first ? rows only")
                .params(after, limit)
                .query(EventSchemaTable::row)
                .list();
    }

    private long names() {
        return jdbc.sql("select count(*) from event_schema where path = ''")
                .query(Long.class)
                .single();
    }

    private static Row row(ResultSet row, int number) throws SQLException {
        return new Row(
                row.getString("name"),
                row.getString("path"),
                Arrays.stream(row.getString("kinds").split(","))
                        .map(Kind::valueOf)
                        .collect(Collectors.toCollection(() -> EnumSet.noneOf(Kind.class))),
                Timestamps.read(row, "first_seen"),
                Timestamps.read(row, "last_seen"));
    }

    private static String text(Set<Kind> kinds) {
        return kinds.stream().map(Kind::name).collect(Collectors.joining(","));
    }
}
