package io.postrider.segments;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Which segments are to be compared with everybody, and how far that has come. */
@Component
class FillTable {

    private final JdbcClient jdbc;

    FillTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** One comparison. @param after the last contact compared, null before the first step */
    record Fill(long id, Cause cause, UUID after) {}

    void add(String segment, Cause cause) {
        jdbc.sql("insert into segment_fill (segment, cause) values (?, ?)")
                .params(segment, cause.name())
                .update();
    }

    void addToAll(Cause cause) {
        jdbc.sql("insert into segment_fill (segment, cause) select segment, cast(? as varchar) from segment")
                .param(cause.name())
                .update();
    }

    List<String> segments() {
        return jdbc.sql("select distinct segment from segment_fill order by segment")
                .query(String.class)
                .list();
    }

    /**
     * The newest comparison of a segment; it does the work of older ones, which are dropped.
     *
     * <p>A new rule stays the cause until everybody was compared with it.
     */
    Optional<Fill> newest(String segment) {
        List<Fill> all = jdbc.sql(
                        "select id, cause, after_contact from segment_fill where segment = ? order by id desc")
                .param(segment)
                .query((row, number) -> new Fill(
                        row.getLong("id"),
                        Cause.valueOf(row.getString("cause")),
                        row.getObject("after_contact", UUID.class)))
                .list();
        if (all.size() < 2) {
            return all.stream().findFirst();
        }
        Cause cause = all.stream().anyMatch(it -> it.cause() == Cause.RULE)
                ? Cause.RULE
                : all.get(0).cause();
        Fill kept = new Fill(all.get(0).id(), cause, all.get(0).after());
        jdbc.sql("delete from segment_fill where segment = ? and id < ?")
                .params(segment, kept.id())
                .update();
        jdbc.sql("update segment_fill set cause = ? where id = ?")
                .params(cause.name(), kept.id())
                .update();
        return Optional.of(kept);
    }

    void move(Fill fill, UUID after) {
        jdbc.sql("update segment_fill set after_contact = ? where id = ?")
                .params(after, fill.id())
                .update();
    }

    void done(Fill fill) {
        jdbc.sql("delete from segment_fill where id = ?").param(fill.id()).update();
    }

    void forgetSegment(String segment) {
        jdbc.sql("delete from segment_fill where segment = ?").param(segment).update();
    }

    /** Whether a new rule has not met everybody yet: neither compared, nor looked at. */
    boolean filling(String segment) {
        return jdbc.sql(
                                """
                        select case when exists (select 1 from segment_fill where segment = :segment and cause = 'RULE')
                            or exists (select 1 from segment_touched where segment = :segment and cause = 'RULE')
                            then 1 else 0 end
                        """)
                        .param("segment", segment)
                        .query(Integer.class)
                        .single()
                == 1;
    }
}
