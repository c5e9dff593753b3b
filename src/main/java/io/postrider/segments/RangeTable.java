package io.postrider.segments;

import io.postrider.time.Timestamps;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What is stored of a segment about a range of contacts. */
@Component
class RangeTable {

    private static final UUID FIRST = new UUID(0, 0);
    private static final UUID LAST = new UUID(-1, -1);

    private final JdbcClient jdbc;

    RangeTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** So many contacts after this one. */
    Range next(UUID after, int contacts) {
        UUID till = jdbc.sql(
                        "select id from contact where id > :after order by id offset :skip rows fetch first 1 rows only")
                .param("after", after == null ? FIRST : after)
                .param("skip", contacts - 1)
                .query(UUID.class)
                .optional()
                .orElse(null);
        return new Range(after, till);
    }

    Set<UUID> members(String segment, Range range) {
        return query("select contact_id from segment_member where", segment, range)
                .query(UUID.class)
                .set();
    }

    Map<UUID, Instant> moments(String segment, Range range) {
        Map<UUID, Instant> moments = new HashMap<>();
        query("select contact_id, due_at from segment_due where", segment, range)
                .query(row -> {
                    moments.put(row.getObject("contact_id", UUID.class), Timestamps.read(row, "due_at"));
                });
        return moments;
    }

    private JdbcClient.StatementSpec query(String what, String segment, Range range) {
        return jdbc.sql(what + " segment = :segment and contact_id > :after and contact_id <= :till")
                .param("segment", segment)
                .param("after", range.after() == null ? FIRST : range.after())
                .param("till", range.till() == null ? LAST : range.till());
    }
}
