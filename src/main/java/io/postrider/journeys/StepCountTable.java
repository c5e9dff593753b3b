package io.postrider.journeys;

import io.postrider.events.Origin;
import java.util.HashMap;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Counts per journey, version and step, kept while the log is read. */
@Component
class StepCountTable {

    private final JdbcClient jdbc;

    StepCountTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void add(Origin origin, String what) {
        add(origin, what, 1);
    }

    /** Only one node reads for a kind of count at a time, so update-then-insert never meets a rival. */
    void add(Origin origin, String what, long amount) {
        int updated = bound(
                        """
                        update journey_step_count set count = count + :amount
                        where journey = :journey and version = :version and step = :step and what = :what
                        """,
                        origin,
                        what)
                .param("amount", amount)
                .update();
        if (updated == 0) {
            bound(
                            """
                            insert into journey_step_count (journey, version, step, what, count)
                            values (:journey, :version, :step, :what, :amount)
                            """,
                            origin,
                            what)
                    .param("amount", amount)
                    .update();
        }
    }

    private JdbcClient.StatementSpec bound(String sql, Origin origin, String what) {
        return jdbc.sql(sql)
                .param("journey", origin.journey())
                .param("version", origin.version())
                .param("step", origin.step())
                .param("what", what);
    }

    /** @return whether this is the mail's first reaction of this kind */
    boolean first(long mail, String what) {
        return jdbc.sql(
                                """
                                insert into journey_mail_reaction (mail, what)
                                select cast(:mail as bigint), cast(:what as varchar)
                                where not exists (select 1 from journey_mail_reaction where mail = :mail and what = :what)
                                """)
                        .param("mail", mail)
                        .param("what", what)
                        .update()
                == 1;
    }

    /** @return whether the mail had a reaction of this kind, which is taken back */
    boolean forget(long mail, String what) {
        return jdbc.sql("delete from journey_mail_reaction where mail = ? and what = ?")
                        .params(mail, what)
                        .update()
                == 1;
    }

    /** Counts of all steps by "step what". @param version null for all versions together */
    Map<String, Long> counts(String journey, Integer version) {
        Map<String, Long> counts = new HashMap<>();
        jdbc.sql(
                        """
                        select step, what, sum(count) as total from journey_step_count
                        where journey = :journey and (version = :version or cast(:version as integer) is null)
                        group by step, what
                        """)
                .param("journey", journey)
                .param("version", version)
                .query((row, number) ->
                        counts.put(row.getString("step") + " " + row.getString("what"), row.getLong("total")))
                .list();
        return counts;
    }

    /** Counts of one kind by step. @param version null for all versions together */
    Map<String, Long> counts(String journey, Integer version, String what) {
        Map<String, Long> counts = new HashMap<>();
        counts(journey, version).forEach((name, count) -> {
            if (name.endsWith(" " + what)) {
                counts.put(name.substring(0, name.length() - what.length() - 1), count);
            }
        });
        return counts;
    }

    JourneyCount journey(String journey, Integer version) {
        long goals = counts(journey, version, "goal").values().stream()
                .mapToLong(Long::longValue)
                .sum();
        return jdbc.sql(
                        """
                        select count(*) as entered,
                            count(case when state = 'running' then 1 end) as running,
                            count(case when state = 'completed' then 1 end) as completed,
                            count(case when state = 'left' then 1 end) as gone
                        from journey_enrolment
                        where journey = :journey and (version = :version or cast(:version as integer) is null)
                        """)
                .param("journey", journey)
                .param("version", version)
                .query((row, number) -> new JourneyCount(
                        row.getLong("entered"),
                        row.getLong("running"),
                        row.getLong("completed"),
                        row.getLong("gone"),
                        goals))
                .single();
    }
}
