package io.postrider.events;

import io.postrider.time.Timestamps;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Partitions of {@code event_log} by month of happening, in UTC; {@code event_log_other} takes what has no month of its own. */
class PostgresMonths implements LogMonths {

    private static final Logger LOG = LoggerFactory.getLogger(PostgresMonths.class);
    private static final String PREFIX = "event_log_";
    private static final DateTimeFormatter NAME = DateTimeFormatter.ofPattern("uuuu_MM");
    private static final int AHEAD = 3;

    /** Enough that a part of its own is worth a look into one more index at every question without a time. */
    private static final int WORTH_A_MONTH = 20_000;

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    PostgresMonths(JdbcClient jdbc, TransactionTemplate transaction) {
        this.jdbc = jdbc;
        this.transaction = transaction;
    }

    @Override
    public void prepare(Instant now) {
        YearMonth month = YearMonth.from(now.atZone(ZoneOffset.UTC));
        Set<YearMonth> there = Set.copyOf(months());
        for (int i = 0; i <= AHEAD; i++) {
            if (!there.contains(month.plusMonths(i))) {
                make(month.plusMonths(i));
            }
        }
        crowded().stream()
                .filter(it -> !there.contains(it) && it.isBefore(month))
                .forEach(this::make);
    }

    /** Months of which many rows lie with the others: somebody has caught up on years of orders. */
    private List<YearMonth> crowded() {
        return jdbc.sql(
                        """
                        select to_char(date_trunc('month', occurred_at at time zone 'UTC'), 'YYYY_MM') as month
                        from event_log_other group by month having count(*) >= :many order by month
                        """)
                .param("many", WORTH_A_MONTH)
                .query((row, number) -> YearMonth.parse(row.getString("month"), NAME))
                .list();
    }

    List<YearMonth> months() {
        return jdbc.sql(
                        """
                        select c.relname from pg_inherits i join pg_class c on c.oid = i.inhrelid
                        where i.inhparent = 'event_log'::regclass and c.relname ~ '^event_log_[0-9]{4}_[0-9]{2}$'
                        order by c.relname
                        """)
                .query((row, number) -> YearMonth.parse(row.getString(1).substring(PREFIX.length()), NAME))
                .list();
    }

    /**
     * One transaction: a reader sees each row either there or here. Whoever writes events without a month waits for it; two nodes come
     * one after the other.
     */
    private void make(YearMonth month) {
        transaction.executeWithoutResult(status -> {
            jdbc.sql("set local lock_timeout = '20s'").update();
            jdbc.sql("lock table event_log_other in share row exclusive mode").update();
            if (months().contains(month)) {
                return;
            }
            String part = name(month);
            String within =
                    "occurred_at >= '" + begin(month) + "' and occurred_at < '" + begin(month.plusMonths(1)) + "'";
            jdbc.sql("create table " + part + " (like event_log including defaults including constraints)")
                    .update();
            jdbc.sql("with moved as (delete from event_log_other where " + within + " returning *) insert into " + part
                            + " select * from moved")
                    .update();
            jdbc.sql("alter table event_log attach partition " + part + " for values from ('" + begin(month)
                            + "') to ('" + begin(month.plusMonths(1)) + "')")
                    .update();
            LOG.info("The log has a part for {} now", month);
        });
    }

    @Override
    public void drop(Instant before, Keeping keeping, Collection<String> names) {
        for (YearMonth month : months()) {
            if (!begin(month.plusMonths(1)).isAfter(before)) {
                transaction.executeWithoutResult(status -> drop(month, keeping, names));
            }
        }
    }

    private void drop(YearMonth month, Keeping keeping, Collection<String> names) {
        String part = name(month);
        jdbc.sql("set local lock_timeout = '5s'").update();
        jdbc.sql("alter table event_log detach partition " + part).update();
        if (jdbc.sql("select exists (select 1 from " + part + " e where not " + Unread.READ_BY_ALL + ")")
                .query(Boolean.class)
                .single()) {
            throw new Unread("A reader has not read all of " + month);
        }
        names.stream()
                .collect(Collectors.groupingBy(name -> keeping.end(name).orElse(Instant.EPOCH), Collectors.toSet()))
                .forEach((end, kept) -> {
                    // Without a month to go to they end up with the others.
                    jdbc.sql("insert into event_log select * from " + part
                                    + " where name in (:names) and occurred_at >= :end")
                            .param("names", kept)
                            .param("end", Timestamps.of(end))
                            .update();
                });
        jdbc.sql("drop table " + part).update();
        LOG.info("Events of {} are kept no longer", month);
    }

    private static String name(YearMonth month) {
        return PREFIX + NAME.format(month);
    }

    private static Instant begin(YearMonth month) {
        return month.atDay(1).atStartOfDay(ZoneOffset.UTC).toInstant();
    }
}
