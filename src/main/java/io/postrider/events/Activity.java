package io.postrider.events;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What happens in the whole installation, whoever it happens to. */
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

    private final JdbcClient jdbc;
    private final EventRows rows;

    Activity(JdbcClient jdbc, EventRows rows) {
        this.jdbc = jdbc;
        this.rows = rows;
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
