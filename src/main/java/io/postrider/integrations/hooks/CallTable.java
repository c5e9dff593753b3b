package io.postrider.integrations.hooks;

import io.postrider.time.Timestamps;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What became of calls, for whoever looks after them, until it is forgotten. */
@Component
class CallTable {

    private final JdbcClient jdbc;

    CallTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    HookState.Counts counts(String source) {
        Map<String, Long> counts = new HashMap<>();
        jdbc.sql("select state, count(*) as calls from hook_delivery where source = ? group by state")
                .param(source)
                .query(row -> {
                    counts.put(row.getString("state"), row.getLong("calls"));
                });
        return new HookState.Counts(
                counts.getOrDefault("WAITING", 0L),
                counts.getOrDefault("DONE", 0L),
                counts.getOrDefault("IGNORED", 0L),
                counts.getOrDefault("FAILED", 0L));
    }

    /** Machine time. */
    Optional<Instant> lastReceivedAt(String source) {
        return jdbc.sql(
                        """
                        select received_at from hook_delivery where source = ?
                        order by received_at desc fetch first 1 row only
                        """)
                .param(source)
                .query((row, number) -> Timestamps.read(row, "received_at"))
                .optional();
    }

    List<FailedCall> failed(String source, Long before, int limit) {
        return jdbc.sql(
                        """
                        select id, topic, received_at, state, attempts, reason, raw is not null as kept from hook_delivery
                        where source = :source and id < :before and (state = 'FAILED' or state = 'WAITING' and attempts > 0)
                        order by id desc fetch first :limit rows only
                        """)
                .param("source", source)
                .param("before", before == null ? Long.MAX_VALUE : before)
                .param("limit", limit)
                .query((row, number) -> new FailedCall(
                        row.getLong("id"),
                        row.getString("topic"),
                        Timestamps.read(row, "received_at"),
                        row.getString("state"),
                        row.getInt("attempts"),
                        row.getString("reason"),
                        row.getBoolean("kept")))
                .list();
    }

    /** Bodies that failed, and all that is old. */
    void forgetOld(Instant failedBefore, Instant before) {
        jdbc.sql("update hook_delivery set raw = null where state = 'FAILED' and raw is not null and received_at < ?")
                .param(Timestamps.of(failedBefore))
                .update();
        jdbc.sql("delete from hook_delivery where received_at < ? and state <> 'WAITING'")
                .param(Timestamps.of(before))
                .update();
    }
}
