package io.postrider.delivery;

import io.postrider.time.Timestamps;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Where each run over an audience stands, written with the mails themselves. */
@Component
class BulkRunTable {

    /** @param after the contact after whom it goes on, null for the beginning */
    record Run(String key, int fence, UUID after) {}

    private final JdbcClient jdbc;
    private final Clock clock;
    private final UnhurriedCommit unhurried;

    BulkRunTable(JdbcClient jdbc, Clock clock, UnhurriedCommit unhurried) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.unhurried = unhurried;
    }

    /** Begins, or goes on where the run before was killed; one that was finished begins anew, for who is missing. */
    Run begin(String key) {
        int known = jdbc.sql(
                        """
                        update bulk_run set fence = fence + 1, started_at = :now, finished_at = null where run_key = :key
                        """)
                .param("key", key)
                .param("now", Timestamps.of(clock.instant()))
                .update();
        if (known == 0) {
            jdbc.sql("insert into bulk_run (run_key, fence, queued, started_at) values (:key, 1, 0, :now)")
                    .param("key", key)
                    .param("now", Timestamps.of(clock.instant()))
                    .update();
        }
        return jdbc.sql("select fence, last_contact from bulk_run where run_key = :key")
                .param("key", key)
                .query((row, number) -> new Run(key, row.getInt("fence"), row.getObject("last_contact", UUID.class)))
                .single();
    }

    /**
     * Begins a step: nobody else begins this run before the step ends, and its end does not wait for the disk, because a step that
     * is lost is lost with its progress, and the end of the run waits for all.
     *
     * @throws BulkTakenOver when somebody else has begun the run
     */
    void beginStep(Run run) {
        unhurried.choose();
        jdbc.sql("select fence from bulk_run where run_key = :key and fence = :fence for update")
                .param("key", run.key())
                .param("fence", run.fence())
                .query(Integer.class)
                .optional()
                .orElseThrow(() -> new BulkTakenOver(run.key()));
    }

    void reached(Run run, UUID contact, int queued) {
        jdbc.sql("update bulk_run set last_contact = :contact, queued = queued + :queued where run_key = :key")
                .param("contact", contact)
                .param("queued", queued)
                .param("key", run.key())
                .update();
    }

    void finish(Run run) {
        jdbc.sql("update bulk_run set last_contact = null, finished_at = :now where run_key = :key and fence = :fence")
                .param("now", Timestamps.of(clock.instant()))
                .param("key", run.key())
                .param("fence", run.fence())
                .update();
    }

    Optional<BulkProgress> find(String key) {
        return jdbc.sql("select * from bulk_run where run_key = :key")
                .param("key", key)
                .query(BulkRunTable::progress)
                .optional();
    }

    List<BulkProgress> unfinished() {
        return jdbc.sql("select * from bulk_run where finished_at is null order by started_at, run_key")
                .query(BulkRunTable::progress)
                .list();
    }

    private static BulkProgress progress(ResultSet row, int number) throws SQLException {
        return new BulkProgress(
                row.getString("run_key"),
                row.getLong("queued"),
                Timestamps.read(row, "started_at"),
                Timestamps.read(row, "finished_at"));
    }
}
