package io.postrider.segments;

import io.postrider.segments.Segment.Kind;
import io.postrider.time.Timestamps;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The segments as they are stored, and what can change who is in them. */
@Component
class SegmentTable {

    private final JdbcClient jdbc;

    SegmentTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<Segment> find(String key) {
        return jdbc.sql("select * from segment where segment = ?")
                .param(key)
                .query(SegmentTable::read)
                .optional();
    }

    List<Segment> all() {
        return jdbc.sql("select * from segment order by lower(name), segment")
                .query(SegmentTable::read)
                .list();
    }

    /** Those of these keys that exist. */
    Set<String> existing(Collection<String> keys) {
        return keys.isEmpty()
                ? Set.of()
                : jdbc.sql("select segment from segment where segment in (:keys)")
                        .param("keys", keys)
                        .query(String.class)
                        .set();
    }

    /** Holds the segment until the transaction ends: only one at a time says who is in it. Empty when gone or held. */
    Optional<Segment> hold(String key) {
        return jdbc.sql("select * from segment where segment = ? for update skip locked")
                .param(key)
                .query(SegmentTable::read)
                .optional();
    }

    /** The same, but waits for whoever holds it. */
    Optional<Segment> waitFor(String key) {
        return jdbc.sql("select * from segment where segment = ? for update")
                .param(key)
                .query(SegmentTable::read)
                .optional();
    }

    void insert(Segment it) {
        write(
                it,
                """
                insert into segment (segment, name, description, kind, rule, rule_version, created_at, changed_at)
                values (:key, :name, :description, :kind, :rule, :version, :created, :changed)
                """);
    }

    void update(Segment it) {
        write(
                it,
                """
                update segment set name = :name, description = :description, kind = :kind, rule = :rule,
                    rule_version = :version, created_at = :created, changed_at = :changed
                where segment = :key
                """);
    }

    void delete(String key) {
        jdbc.sql("delete from segment where segment = ?").param(key).update();
    }

    void replaceTouches(String key, Set<Touch> touches) {
        jdbc.sql("delete from segment_touch where segment = ?").param(key).update();
        touches.forEach(
                touch -> jdbc.sql("insert into segment_touch (segment, name, field, projected) values (?, ?, ?, ?)")
                        .params(key, touch.name(), touch.field(), touch.projected())
                        .update());
    }

    /** The segments whose rules name this segment. */
    List<String> builtOn(String key) {
        return jdbc.sql("select segment from segment_touch where name = ? and field = ? order by segment")
                .params(Touch.ENTERED, key)
                .query(String.class)
                .list();
    }

    /** The segments whose rules ask for this attribute, by their names. */
    List<String> naming(String attribute) {
        return jdbc.sql(
                        """
                        select distinct s.name from segment_touch t join segment s on s.segment = t.segment
                        where t.name = 'contact.changed' and t.field = ? order by 1
                        """)
                .param(attribute)
                .query(String.class)
                .list();
    }

    /** The segments this segment's rule names. */
    List<String> builtUpon(String key) {
        return jdbc.sql("select field from segment_touch where name = ? and segment = ? order by field")
                .params(Touch.ENTERED, key)
                .query(String.class)
                .list();
    }

    private void write(Segment it, String sql) {
        jdbc.sql(sql)
                .param("key", it.key())
                .param("name", it.name())
                .param("description", it.description())
                .param("kind", it.kind().name())
                .param("rule", it.rule())
                .param("version", it.version())
                .param("created", Timestamps.of(it.createdAt()))
                .param("changed", Timestamps.of(it.changedAt()))
                .update();
    }

    private static Segment read(ResultSet row, int number) throws SQLException {
        return new Segment(
                row.getString("segment"),
                row.getString("name"),
                row.getString("description"),
                Kind.valueOf(row.getString("kind")),
                row.getString("rule"),
                row.getInt("rule_version"),
                Timestamps.read(row, "created_at"),
                Timestamps.read(row, "changed_at"));
    }
}
