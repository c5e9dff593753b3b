package io.postrider.segments;

import io.postrider.contacts.ContactId;
import io.postrider.events.EventFeed.Span;
import io.postrider.events.ReaderPlaces.Place;
import io.postrider.time.Timestamps;
import java.sql.Connection;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Who is to be looked at again: a queue that anybody appends to without waiting. */
@Component
class TouchedTable {

    private final JdbcClient jdbc;
    private final JdbcTemplate batches;
    private final QueueMarks marks;

    TouchedTable(JdbcClient jdbc, JdbcTemplate batches, QueueMarks marks) {
        this.marks = marks;
        this.jdbc = jdbc;
        this.batches = batches;
    }

    /** A row of the queue. */
    record Touched(long id, UUID contact, Cause cause) {}

    /** Whom a part of the log touches; one statement, however many segments and events there are. */
    void sweep(Span span) {
        jdbc.sql(
                        """
                        insert into segment_touched (segment, contact_id, cause, after_tx, after_id)
                        select distinct t.segment, e.contact_id, case when e.history then 'HISTORY' else 'NEWS' end,
                            case when t.projected then cast(:tillTxId as bigint) else 0 end,
                            case when t.projected then cast(:tillId as bigint) else 0 end
                        from event_log e join segment_touch t on t.name = e.name
                        where %s
                            and (t.field = '' or cast(e.properties as varchar) like '%%"' || t.field || '"%%')
                        """
                                .formatted(Span.EVENTS))
                .params(span.params())
                .update();
    }

    /** The segments that something of this name touches. */
    List<String> touchedBy(String name) {
        return jdbc.sql("select distinct segment from segment_touch where name = ?")
                .param(name)
                .query(String.class)
                .list();
    }

    void add(String segment, Collection<ContactId> contacts, Cause cause) {
        batches.batchUpdate(
                "insert into segment_touched (segment, contact_id, cause, after_tx, after_id) values (?, ?, ?, 0, 0)",
                contacts,
                1_000,
                (statement, contact) -> {
                    statement.setString(1, segment);
                    statement.setObject(2, contact.value());
                    statement.setString(3, cause.name());
                });
    }

    /** Every segment looks at this contact again. */
    void addToAll(ContactId contact, Cause cause) {
        jdbc.sql(
                        """
                        insert into segment_touched (segment, contact_id, cause, after_tx, after_id)
                        select segment, cast(:contact as uuid), cast(:cause as varchar), 0, 0 from segment
                        """)
                .param("contact", contact.value())
                .param("cause", cause.name())
                .update();
    }

    /**
     * The oldest of the queue, as far as they need not wait for commerce; by whoever holds the segment. Whoever waits holds up those behind her:
     * looking past all who wait took longer the more of them there were.
     */
    List<Touched> next(String segment, Cause cause, Place read, int limit) {
        return jdbc.sql(
                        """
                        select id, contact_id, cause from (
                            select id, contact_id, cause, after_tx, after_id from segment_touched
                            where segment = :segment and cause = :cause and id > :mark
                            order by id fetch first :limit rows only) oldest
                        where (after_tx, after_id) <= (:tx, :id)
                        order by id
                        """)
                .param("mark", marks.of(segment, cause))
                .param("segment", segment)
                .param("cause", cause.name())
                .param("tx", read.txId())
                .param("id", read.id())
                .param("limit", limit)
                .query((row, number) -> new Touched(
                        row.getLong("id"),
                        row.getObject("contact_id", UUID.class),
                        Cause.valueOf(row.getString("cause"))))
                .list();
    }

    void done(String segment, List<Touched> rows) {
        if (!rows.isEmpty()) {
            TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
                @Override
                public void afterCommit() {
                    rows.forEach(it -> marks.done(segment, it.cause(), it.id()));
                }
            });
            batches.update(
                    "delete from segment_touched where id = any(?)",
                    statement -> statement.setArray(
                            1,
                            statement
                                    .getConnection()
                                    .createArrayOf(
                                            "bigint",
                                            rows.stream().map(Touched::id).toArray(Long[]::new))));
        }
    }

    /** The segments in which somebody waits to be looked at, or whose time has come. */
    List<String> segmentsWithSomebody(Instant now) {
        marks.age();
        List<String> segments = jdbc.sql("select segment from segment order by segment")
                .query(String.class)
                .list();
        List<Object[]> places = new ArrayList<>();
        segments.forEach(segment -> {
            for (Cause cause : Cause.values()) {
                places.add(new Object[] {segment, cause.name(), marks.of(segment, cause)});
            }
        });
        Set<String> found = new TreeSet<>();
        batches.query(
                """
                select distinct q.segment from unnest(?, ?, ?) as q(segment, cause, mark)
                where exists (select 1 from segment_touched t
                    where t.segment = q.segment and t.cause = q.cause and t.id > q.mark)
                """,
                statement -> {
                    Connection connection = statement.getConnection();
                    statement.setArray(1, connection.createArrayOf("varchar", column(places, 0)));
                    statement.setArray(2, connection.createArrayOf("varchar", column(places, 1)));
                    statement.setArray(3, connection.createArrayOf("bigint", column(places, 2)));
                },
                row -> {
                    found.add(row.getString(1));
                });
        found.addAll(jdbc.sql(
                        """
                        select s.segment from segment s
                        where exists (select 1 from segment_due d where d.segment = s.segment and d.due_at <= :now)
                        """)
                .param("now", Timestamps.of(now))
                .query(String.class)
                .list());
        return List.copyOf(found);
    }

    private static Object[] column(List<Object[]> rows, int number) {
        return rows.stream().map(row -> row[number]).toArray();
    }

    void forgetSegmentsThatAreGone() {
        jdbc.sql("delete from segment_touched where segment not in (select segment from segment)")
                .update();
    }

    void forgetSegment(String segment) {
        jdbc.sql("delete from segment_touched where segment = ?").param(segment).update();
    }

    void forget(ContactId contact) {
        jdbc.sql("delete from segment_touched where contact_id = ?")
                .param(contact.value())
                .update();
    }
}
