package io.postrider.journeys.engine;

import io.postrider.time.MachineTime;
import io.postrider.time.Node;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Who works on which of the engine's jobs: taken under this node's name, for a limited machine time. */
@Component
class JobLocks {

    /** A due job taken by this node. */
    record Taken(String id, String instance, boolean exclusive) {}

    /**
     * Waits are due in business time. What the engine dates itself (asynchronous steps, its own cleaning) carries machine
     * time. The order by priority sorts only what is due. A pausing job (see RetryLater) holds nobody else up.
     */
    private static final String DUE =
            """
            select id_, process_instance_id_, exclusive_
              from act_ru_job job
             where retries_ > 0 and suspension_state_ = 1
               and duedate_ <= :latest and duedate_ <= case when type_ = 'timer' then cast(:business as timestamp)
                                                       else cast(:machine as timestamp) end
               and (lock_owner_ is null or lock_exp_time_ < :machine)
               and (exclusive_ = false or process_instance_id_ is null or not exists (
                     select 1 from act_ru_job other
                      where other.process_instance_id_ = job.process_instance_id_ and other.exclusive_ = true
                        and other.lock_owner_ <> 'retry' and other.lock_exp_time_ >= :machine))
             order by priority_ desc, duedate_
             limit :limit
               for update skip locked
            """;

    /** Two nodes may have taken jobs of one instance in the same moment without seeing each other: this one lets go. */
    private static final String CONTESTED =
            """
            select id_ from act_ru_job job
             where id_ in (:ids) and exclusive_ = true and exists (
                   select 1 from act_ru_job other
                    where other.process_instance_id_ = job.process_instance_id_ and other.exclusive_ = true
                      and other.lock_owner_ not in ('retry', :node) and other.lock_exp_time_ >= :machine)
            """;

    private final JdbcClient jdbc;
    private final Clock clock;
    private final MachineTime machine;
    private final String node;
    private final EngineSettings settings;

    JobLocks(JdbcClient jdbc, Clock clock, MachineTime machine, Node node, EngineSettings settings) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.machine = machine;
        this.node = node.name();
        this.settings = settings;
    }

    /** Takes what is due, the most urgent first. */
    @Transactional
    List<Taken> take() {
        Instant now = machine.now();
        Instant business = clock.instant();
        List<Taken> due = jdbc.sql(DUE)
                .param("business", Timestamp.from(business))
                .param("machine", Timestamp.from(now))
                .param("latest", Timestamp.from(business.isAfter(now) ? business : now))
                .param("limit", settings.batch())
                .query((row, number) -> new Taken(row.getString(1), row.getString(2), row.getBoolean(3)))
                .list();
        if (!due.isEmpty()) {
            jdbc.sql(
                            "update act_ru_job set lock_owner_ = :node, lock_exp_time_ = :until, rev_ = rev_ + 1 where id_ in (:ids)")
                    .param("node", node)
                    .param(
                            "until",
                            Timestamp.from(Instant.ofEpochMilli(
                                    now.plus(settings.lockTime()).toEpochMilli())))
                    .param("ids", ids(due))
                    .update();
        }
        return due;
    }

    /** Those among the taken that no other node works beside; to be asked after the taking was committed. */
    @Transactional
    List<Taken> withoutContested(List<Taken> taken) {
        if (taken.isEmpty()) {
            return taken;
        }
        List<String> contested = jdbc.sql(CONTESTED)
                .param("ids", ids(taken))
                .param("node", node)
                .param("machine", Timestamp.from(machine.now()))
                .query(String.class)
                .list();
        letGo(contested);
        return taken.stream().filter(job -> !contested.contains(job.id())).toList();
    }

    /** Gives jobs back unexecuted. */
    @Transactional
    void letGo(List<String> ids) {
        if (!ids.isEmpty()) {
            jdbc.sql("update act_ru_job set lock_owner_ = null, lock_exp_time_ = null, rev_ = rev_ + 1"
                            + " where id_ in (:ids) and lock_owner_ = :node")
                    .param("ids", ids)
                    .param("node", node)
                    .update();
        }
    }

    /** Gives back whatever this node still holds from before a crash. @return how many jobs */
    @Transactional
    int releaseOwn() {
        return jdbc.sql("update act_ru_job set lock_owner_ = null, lock_exp_time_ = null, rev_ = rev_ + 1"
                        + " where lock_owner_ = :node")
                .param("node", node)
                .update();
    }

    private static List<String> ids(List<Taken> jobs) {
        return jobs.stream().map(Taken::id).toList();
    }
}
