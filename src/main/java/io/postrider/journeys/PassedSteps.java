package io.postrider.journeys;

import io.postrider.events.Origin;
import io.postrider.time.MachineTime;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * How many contacts have come through each step: counted once from the engine's history, so that a live drawing reads the last
 * half minute of it and not the millions before, and so that the numbers outlive the history.
 */
@Component
class PassedSteps {

    /** Longer than a step's transaction can take: what ended before this has been committed by everybody. */
    private static final Duration SETTLED = Duration.ofSeconds(30);

    private static final Logger LOG = LoggerFactory.getLogger(PassedSteps.class);

    /** Ended and not cancelled (state 2), the reading of the engine's own statistics. */
    private static final String ENDED =
            """
            from act_hi_actinst a join act_re_procdef d on d.id_ = a.proc_def_id_
            where a.end_time_ >= :from and a.act_inst_state_ <> 2
            """;

    private final JdbcClient jdbc;
    private final StepCountTable counts;
    private final MachineTime machine;
    private final TransactionTemplate transaction;

    PassedSteps(JdbcClient jdbc, StepCountTable counts, MachineTime machine, TransactionTemplate transaction) {
        this.jdbc = jdbc;
        this.counts = counts;
        this.machine = machine;
        this.transaction = transaction;
    }

    @Scheduled(fixedDelay = 1_000)
    void count() {
        try {
            count(machine.now().minus(SETTLED));
        } catch (RuntimeException e) {
            LOG.warn("Passed steps could not be counted; it is tried again: {}", e.toString());
        }
    }

    /** Counts what ended before this; another node that is just counting is left alone. */
    void count(Instant until) {
        Timestamp to = Timestamp.from(until.truncatedTo(ChronoUnit.MILLIS));
        transaction.executeWithoutResult(status ->
                mark("for update skip locked").stream().filter(to::after).forEach(from -> count(from, to)));
    }

    private void count(Timestamp from, Timestamp to) {
        jdbc.sql("select d.key_ as journey, d.version_ as version, a.act_id_ as step, count(*) as passed " + ENDED
                        + " and a.end_time_ < :to group by d.key_, d.version_, a.act_id_")
                .param("from", from)
                .param("to", to)
                .query((row, number) -> Map.entry(
                        new Origin(row.getString("journey"), row.getInt("version"), row.getString("step"), null),
                        row.getLong("passed")))
                .list()
                .forEach(step -> counts.add(step.getKey(), "passed", step.getValue()));
        jdbc.sql("update journey_passed set counted_until = :to")
                .param("to", to)
                .update();
    }

    /** By step. @param version null for all versions together */
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public Map<String, Long> of(String journey, Integer version) {
        Map<String, Long> passed = new HashMap<>(counts.counts(journey, version, "passed"));
        // Given as a value, not as a sub-select: only so PostgreSQL sees that it is the very end of the index.
        jdbc.sql("select a.act_id_ as step, count(*) as passed " + ENDED
                        + " and d.key_ = :journey and (d.version_ = :version or cast(:version as integer) is null)"
                        + " group by a.act_id_")
                .param("from", mark("").get(0))
                .param("journey", journey)
                .param("version", version)
                .query(row -> {
                    passed.merge(row.getString("step"), row.getLong("passed"), Long::sum);
                });
        return passed;
    }

    private List<Timestamp> mark(String lock) {
        return jdbc.sql("select counted_until from journey_passed " + lock)
                .query(Timestamp.class)
                .list();
    }
}
