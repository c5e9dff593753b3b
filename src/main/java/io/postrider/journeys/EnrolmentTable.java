package io.postrider.journeys;

import io.postrider.contacts.ContactId;
import io.postrider.journeys.Enrolment.State;
import io.postrider.time.Timestamps;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The enrolments, running and ended. */
@Component
class EnrolmentTable {

    /** A running enrolment whose instance has an open incident is told as failed: the engine knows, so it is asked. */
    private static final String SELECT =
            """
            select e.*, exists (select 1 from act_ru_incident i where i.proc_inst_id_ = e.id) as broken
            from journey_enrolment e
            """;

    private final JdbcClient jdbc;
    private final EnrolmentRow rows;

    EnrolmentTable(JdbcClient jdbc, EnrolmentRow rows) {
        this.jdbc = jdbc;
        this.rows = rows;
    }

    void insert(Enrolment enrolment) {
        jdbc.sql(
                        """
                        insert into journey_enrolment
                            (id, journey, version, contact_id, reentry_key, state, variables, entered_at)
                        values (:id, :journey, :version, :contact, :key, 'running', :variables, :enteredAt)
                        """)
                .param("id", enrolment.id())
                .param("journey", enrolment.journey())
                .param("version", enrolment.version())
                .param("contact", enrolment.contact().value())
                .param("key", enrolment.key())
                .param("variables", rows.write(enrolment.variables()))
                .param("enteredAt", Timestamps.of(enrolment.enteredAt()))
                .update();
    }

    /** Notes how a running enrolment is about to end; the end itself follows when the engine is through. */
    void ending(String id, boolean byExit, String reason) {
        jdbc.sql(
                        """
                        update journey_enrolment set by_exit = by_exit or :byExit, reason = :reason
                        where id = :id and state = 'running'
                        """)
                .param("id", id)
                .param("byExit", byExit)
                .param("reason", reason)
                .update();
    }

    void end(String id, State state, String reason, Instant at) {
        jdbc.sql(
                        """
                        update journey_enrolment set state = :state, reason = :reason, ended_at = :at
                        where id = :id
                        """)
                .param("id", id)
                .param("state", state.name().toLowerCase(Locale.ROOT))
                .param("reason", reason)
                .param("at", Timestamps.of(at))
                .update();
    }

    Optional<Enrolment> find(String id) {
        return jdbc.sql(SELECT + "where e.id = :id").param("id", id).query(rows).optional();
    }

    /** Those of the enrolments that exist, by id, in one query that does not ask for incidents: a broken one is still running. */
    Map<String, Enrolment> findAll(Collection<String> ids) {
        if (ids.isEmpty()) {
            return Map.of();
        }
        return jdbc
                .sql("select e.*, false as broken from journey_enrolment e where e.id in (:ids)")
                .param("ids", ids)
                .query(rows)
                .list()
                .stream()
                .collect(Collectors.toMap(Enrolment::id, Function.identity()));
    }

    /** How a running enrolment is about to end. */
    record Ending(boolean byExit, String reason) {}

    Optional<Ending> ending(String id) {
        return jdbc.sql("select by_exit, reason from journey_enrolment where id = :id and state = 'running'")
                .param("id", id)
                .query((row, number) -> new Ending(row.getBoolean("by_exit"), row.getString("reason")))
                .optional();
    }

    /** Her enrolments in this journey (and of this key, when there is one), newest first. */
    List<Enrolment> of(ContactId contact, String journey, String key) {
        return jdbc.sql(
                        SELECT
                                + """
                        where e.contact_id = :contact and e.journey = :journey
                          and (e.reentry_key = :key or cast(:key as varchar) is null)
                        order by e.number desc
                        """)
                .param("contact", contact.value())
                .param("journey", journey)
                .param("key", key)
                .query(rows)
                .list();
    }

    /** All her enrolments, newest first. */
    List<Enrolment> of(ContactId contact) {
        return jdbc.sql(SELECT + "where e.contact_id = :contact order by e.number desc")
                .param("contact", contact.value())
                .query(rows)
                .list();
    }

    List<Enrolment> running(ContactId contact) {
        return jdbc.sql(SELECT + "where e.contact_id = :contact and e.state = 'running' order by e.number")
                .param("contact", contact.value())
                .query(rows)
                .list();
    }

    /** Enrolments of a journey in the order of entering, after the one given (null: from the first). */
    List<Enrolment> page(String journey, String after, int limit) {
        return jdbc.sql(
                        SELECT
                                + """
                        where e.journey = :journey and e.number > coalesce(
                            (select a.number from journey_enrolment a where a.id = :after and a.journey = :journey), 0)
                        order by e.number
                        limit :limit
                        """)
                .param("journey", journey)
                .param("after", after)
                .param("limit", limit)
                .query(rows)
                .list();
    }

    void move(ContactId from, ContactId to) {
        jdbc.sql("update journey_enrolment set contact_id = ? where contact_id = ?")
                .params(to.value(), from.value())
                .update();
    }

    void delete(ContactId contact) {
        jdbc.sql("delete from journey_enrolment where contact_id = :contact")
                .param("contact", contact.value())
                .update();
    }
}
