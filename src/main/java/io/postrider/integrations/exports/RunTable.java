package io.postrider.integrations.exports;

import io.postrider.events.EventFeed.Span;
import io.postrider.time.Timestamps;
import java.time.Clock;
import java.time.LocalDate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** How far each export is; see {@link RunList} for what they are. */
@Component
class RunTable {

    private static final int LONGEST_ERROR = 500;

    private final JdbcClient jdbc;
    private final Clock clock;

    RunTable(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** What a run says in numbers. */
    record Counts(long contacts, long gone, long events, long results) {}

    /** Notes one that is wanted, unless that night has its own. @param night null when somebody asks */
    void want(LocalDate night, boolean everything, String who) {
        jdbc.sql(
                        """
                        insert into export_run (state, night, asked_by, asked_at, everything)
                        select 'WAITING', cast(:night as date), :who, cast(:now as timestamp(6) with time zone), :everything
                        where not exists (select 1 from export_run r where r.night = cast(:night as date))
                        """)
                .param("night", night)
                .param("who", who)
                .param("now", Timestamps.of(clock.instant()))
                .param("everything", everything)
                .update();
    }

    void everything(long run) {
        jdbc.sql("update export_run set everything = true where id = ?")
                .param(run)
                .update();
    }

    void start(long run, String store, boolean everything, Span span) {
        jdbc.sql(
                        """
                        update export_run set state = 'RUNNING', store = :store, everything = :everything, started_at = :now,
                            after_tx = :afterTxId, after_id = :afterId, till_tx = :tillTxId, till_id = :tillId
                        where id = :run
                        """)
                .params(span.params())
                .param("store", store)
                .param("everything", everything)
                .param("now", Timestamps.of(clock.instant()))
                .param("run", run)
                .update();
    }

    /** From now on nothing is missing but the manifest. */
    void closing(long run, Counts counts, String manifest) {
        jdbc.sql(
                        """
                        update export_run set state = 'CLOSING', contacts = ?, gone = ?, events = ?, results = ?, manifest = ?
                        where id = ?
                        """)
                .params(counts.contacts(), counts.gone(), counts.events(), counts.results(), manifest, run)
                .update();
    }

    void done(long run) {
        jdbc.sql("update export_run set state = 'DONE', finished_at = ?, manifest = null, error = null where id = ?")
                .params(Timestamps.of(clock.instant()), run)
                .update();
    }

    void failed(long run, String error) {
        jdbc.sql("update export_run set state = 'FAILED', finished_at = ?, manifest = null, error = ? where id = ?")
                .params(Timestamps.of(clock.instant()), fit(error), run)
                .update();
    }

    /** It begins again from where the last one that was done ended. */
    void again(long run) {
        jdbc.sql(
                        "update export_run set state = 'WAITING', error = 'It was interrupted, so it begins again.' where id = ?")
                .param(run)
                .update();
    }

    /** It has not ended, and this is why. */
    void heldUp(long run, String error) {
        jdbc.sql("update export_run set error = ? where id = ?")
                .params(fit(error), run)
                .update();
    }

    private static String fit(String error) {
        return error.length() <= LONGEST_ERROR ? error : error.substring(0, LONGEST_ERROR);
    }
}
