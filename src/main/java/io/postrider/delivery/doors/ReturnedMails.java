package io.postrider.delivery.doors;

import io.postrider.time.Timestamps;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What came back by mail, for people: how much of which kind, and what nobody could make sense of or answer yet. */
@Component
public class ReturnedMails {

    /**
     * One that waits for a person; nothing of what it says.
     *
     * @param kind null when it could not be digested
     * @param state {@code KEPT}, {@code FORWARD}, {@code FORWARDING} (possibly passed on) or {@code FAILED}
     * @param receivedAt business time
     */
    public record Item(long id, String kind, String state, String door, int size, Instant receivedAt) {}

    private final JdbcClient jdbc;

    ReturnedMails(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Newest first, older than the given id (null: from the newest). */
    public List<Item> waiting(Long before, int limit) {
        return jdbc.sql(
                        """
                        select id, kind, state, door, size, received_at from returned_mail
                        where id < :before and state in ('KEPT', 'FORWARD', 'FORWARDING', 'FAILED')
                        order by id desc fetch first :limit rows only
                        """)
                .param("before", before == null ? Long.MAX_VALUE : before)
                .param("limit", limit)
                .query((row, number) -> new Item(
                        row.getLong("id"),
                        row.getString("kind"),
                        row.getString("state"),
                        row.getString("door"),
                        row.getInt("size"),
                        Timestamps.read(row, "received_at")))
                .list();
    }

    /** Of what is still remembered, how many of each kind. */
    public Map<String, Long> counts() {
        Map<String, Long> counts = new TreeMap<>();
        jdbc.sql("select kind, count(*) as mails from returned_mail where kind is not null group by kind")
                .query(row -> {
                    counts.put(row.getString("kind"), row.getLong("mails"));
                });
        return counts;
    }
}
