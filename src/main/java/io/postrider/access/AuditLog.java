package io.postrider.access;

import io.postrider.time.MachineTime;
import io.postrider.time.Timestamps;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Who did what, for whoever has to answer for it later; machine time, because it is compared with other machines' logs.
 *
 * <p>Never hand it a password, a key or a token.
 */
@Component
public class AuditLog {

    /** One line of it. */
    public record Entry(long id, Instant at, String who, String what, String about) {}

    private final JdbcClient jdbc;
    private final MachineTime time;

    AuditLog(JdbcClient jdbc, MachineTime time) {
        this.jdbc = jdbc;
        this.time = time;
    }

    /**
     * Records it, in the caller's transaction if there is one.
     *
     * @param who user or key
     * @param what a few fixed words, such as {@code login failed}
     * @param about what it was done to, may be null
     */
    public void record(String who, String what, String about) {
        jdbc.sql("insert into audit_entry (at, who, what, about) values (:at, :who, :what, :about)")
                .param("at", Timestamps.of(time.now()))
                .param("who", clean(who, 200))
                .param("what", clean(what, 100))
                .param("about", clean(about, 500))
                .update();
    }

    /** The newest entries older than the given one (null: from the newest). */
    public List<Entry> entries(Long before, int limit) {
        return jdbc.sql(
                        """
                select id, at, who, what, about from audit_entry
                where id < :before order by id desc limit :limit
                """)
                .param("before", before == null ? Long.MAX_VALUE : before)
                .param("limit", limit)
                .query((row, number) -> new Entry(
                        row.getLong("id"),
                        Timestamps.read(row, "at"),
                        row.getString("who"),
                        row.getString("what"),
                        row.getString("about")))
                .list();
    }

    /** Names come from strangers too: no line breaks, no endless ones. */
    private static String clean(String text, int max) {
        if (text == null) {
            return null;
        }
        String line = text.replaceAll("\\p{Cntrl}", " ");
        return line.length() <= max ? line : line.substring(0, max);
    }
}
