package io.postrider.journeys;

import io.postrider.contacts.ContactId;
import io.postrider.time.Timestamps;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.operaton.bpm.engine.RuntimeService;
import org.operaton.bpm.engine.runtime.ProcessInstance;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Who is behind the numbers on a step of the drawing: the contacts who wait there, or who came through. */
@Component
public class StepPeople {

    /** A contact at a step. @param enteredAt business time she entered the journey */
    public record Person(ContactId contact, String enrolment, int version, Instant enteredAt) {}

    private final RuntimeService runtime;
    private final JdbcClient jdbc;

    StepPeople(RuntimeService runtime, JdbcClient jdbc) {
        this.runtime = runtime;
        this.jdbc = jdbc;
    }

    /** Who stands at the step now, those who entered last first; at most so many. */
    public List<Person> waiting(String journey, String step, int limit) {
        List<String> instances = runtime
                .createProcessInstanceQuery()
                .processDefinitionKey(journey)
                .activityIdIn(step)
                .listPage(0, limit)
                .stream()
                .map(ProcessInstance::getId)
                .toList();
        return instances.isEmpty()
                ? List.of()
                : jdbc.sql(
                                """
                                select contact_id, id, version, entered_at from journey_enrolment
                                where id in (:instances) order by number desc
                                """)
                        .param("instances", instances)
                        .query(StepPeople::read)
                        .list();
    }

    /** Who came through the step, those who entered last first; as long as the engine's history remembers. */
    public List<Person> passed(String journey, String step, int limit) {
        return jdbc.sql(
                        """
                        select e.contact_id, e.id, e.version, e.entered_at from journey_enrolment e
                        where e.journey = :journey and exists (
                            select 1 from act_hi_actinst a
                            where a.proc_inst_id_ = e.id and a.act_id_ = :step
                              and a.end_time_ is not null and a.act_inst_state_ <> 2)
                        order by e.number desc fetch first :limit rows only
                        """)
                .param("journey", journey)
                .param("step", step)
                .param("limit", limit)
                .query(StepPeople::read)
                .list();
    }

    private static Person read(ResultSet row, int number) throws SQLException {
        return new Person(
                new ContactId(row.getObject("contact_id", UUID.class)),
                row.getString("id"),
                row.getInt("version"),
                Timestamps.read(row, "entered_at"));
    }
}
